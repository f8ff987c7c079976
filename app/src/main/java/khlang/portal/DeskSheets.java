package khlang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import khlang.dataset.Resource;
import khlang.dataset.ResourceDraft;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.problem.Problem;
import khlang.tabular.Outline;
import khlang.tabular.TableRange;
import khlang.user.Actor;
import org.jspecify.annotations.Nullable;

/** Lists the tables of a file, and makes resources of those that are not read yet. */
final class DeskSheets {
    private final Resources resources;
    private final Datastore datastore;

    DeskSheets(Resources resources, Datastore datastore) {
        this.resources = resources;
        this.datastore = datastore;
    }

    /** All tables of the file of a resource; none where it holds but one. */
    List<DeskSheet> of(Resource resource, @Nullable Outline outline) {
        if (outline == null) {
            return List.of();
        }
        List<Resource> siblings = resources.of(resource.datasetId()).stream()
                .filter(other -> Objects.equals(other.fileHash(), resource.fileHash()))
                .toList();
        List<DeskSheet> all = new ArrayList<>();
        outline.sheets().forEach(sheet -> {
            if (sheet.tables().isEmpty()) {
                all.add(whole(sheet, siblings));
            }
            for (int number = 1; number <= sheet.tables().size(); number++) {
                all.add(part(sheet, number, siblings));
            }
        });
        return all.size() < 2 ? List.of() : all;
    }

    private DeskSheet whole(Outline.Sheet sheet, List<Resource> siblings) {
        Resource taken = taken(siblings, sheet, 0);
        return new DeskSheet(sheet.name(), sheet.hidden(), 0, "", sheet.rows(), sheet.columns(), sheet.table(), taken);
    }

    private DeskSheet part(Outline.Sheet sheet, int number, List<Resource> siblings) {
        TableRange table = sheet.tables().get(number - 1);
        Resource taken = taken(siblings, sheet, number);
        return new DeskSheet(
                sheet.name(), sheet.hidden(), number, table.name(), table.rows(), table.columns(), true, taken);
    }

    private @Nullable Resource taken(List<Resource> siblings, Outline.Sheet sheet, int number) {
        return siblings.stream()
                .filter(other -> sheet.name().equals(sheet(other)))
                .filter(other -> number == 0 || number == number(other, sheet))
                .findFirst()
                .orElse(null);
    }

    /** The sheet that a resource is read from: as is said, else as was found. */
    private String sheet(Resource resource) {
        Object said = resource.extras().get("sheet");
        if (said != null && !said.toString().isBlank()) {
            return said.toString();
        }
        @Nullable String read = datastore.of(resource).map(TableVersion::sheet).orElse(null);
        return read == null ? "" : read;
    }

    private static int number(Resource resource, Outline.Sheet sheet) {
        String said =
                String.valueOf(resource.extras().getOrDefault("table", "")).strip();
        return said.isEmpty() ? sheet.first() : said.matches("[0-9]{1,3}") ? Integer.parseInt(said) : 0;
    }

    /**
     * Makes a resource of one table of another's file.
     *
     * @throws Problem where the actor may not
     */
    Resource make(Actor actor, Resource from, String sheet, String table, String name) {
        Map<String, Object> recipe = new LinkedHashMap<>();
        if (!sheet.isEmpty()) {
            recipe.put("sheet", sheet);
        }
        if (!table.isEmpty()) {
            recipe.put("table", table);
        }
        ResourceDraft draft =
                ResourceDraft.EMPTY.withWords(name, null, null, null).withExtras(recipe);
        return resources.sibling(actor, from.id(), draft);
    }
}
