package khlang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import khlang.tabular.Glance;
import khlang.tabular.Preview;
import khlang.web.Form;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * A file as it stands, beside the table that would be made of it.
 *
 * @param draft how it would be read
 * @param changed whether that is not how it is read now
 * @param form the same as a form shows it, with what is wrong
 * @param glance the file; null where it cannot be looked at
 * @param preview the table; null where there would be none
 * @param refusal why there would be none; null where nothing is to be said
 * @param sheets the tables of the file, where there are several
 */
public record DeskReading(
        Dataset dataset,
        Resource resource,
        ReadingDraft draft,
        boolean changed,
        Form form,
        @Nullable Glance glance,
        @Nullable Preview preview,
        @Nullable Phrase refusal,
        List<DeskSheet> sheets) {
    /** Form fields that stand on the page as such. */
    private static final List<String> SHOWN =
            List.of("header_rows", "first_row", "last_row", "data_row", "totals", "repair", "groups", "group_name");

    /** What a line of the file is to the table. */
    public enum Role {
        TITLE,
        HEADER,
        DATA,
        OUT;

        /** The name of its style and the end of its message's key. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The name of the form field that says the kind of a field. */
    public static String kindOf(Field field) {
        return ReadingDraft.KIND + field.id();
    }

    /** Where its form is sent. */
    public String path() {
        return "/desk/resource/" + resource.id() + "/reading";
    }

    /** What the form must send along. */
    public List<Map.Entry<String, String>> hidden() {
        Stream<String> kinds = preview == null
                ? Stream.of()
                : preview.content().fields().stream().map(DeskReading::kindOf);
        return draft.hidden(Stream.concat(SHOWN.stream(), kinds).toList());
    }

    /** What a line is to the table; null where there is no table. */
    public @Nullable Role role(Glance.Line line) {
        if (preview == null) {
            return null;
        }
        long number = line.number();
        String said = draft.value("last_row").strip();
        long last = said.isEmpty() ? Long.MAX_VALUE : Long.parseLong(said);
        if (number < preview.content().firstLine()) {
            return Role.TITLE;
        }
        if (number <= preview.content().headerLine()) {
            return Role.HEADER;
        }
        return number > last || preview.leftOut().contains(number) ? Role.OUT : Role.DATA;
    }

    /** Whether a button would say what is said already: pressed again, it takes that back. */
    public boolean said(String query) {
        return Stream.of(query.split("&", -1)).allMatch(part -> {
            String[] pair = part.split("=", 2);
            return draft.value(pair[0]).equals(pair[1]);
        });
    }

    /** What the buttons of a line say, by what they make of it. */
    public Map<String, String> buttons(Glance.Line line) {
        Map<String, String> buttons = new LinkedHashMap<>();
        buttons.put("header", header(line));
        if (isBelowHeader(line)) {
            buttons.put("more", more(line));
        }
        buttons.put("first", firstRow(line));
        buttons.put("last", "last_row=" + line.number());
        return buttons;
    }

    /** The header begins there, with as many rows as are found; data that begin above it begin anew. */
    private String header(Glance.Line line) {
        boolean found = glance != null && glance.beginsHeader(line);
        return "first_row=" + line.number() + "&header_rows=" + (found ? "" : "1") + anew(line);
    }

    private String anew(Glance.Line line) {
        return isSaid("data_row", 1, line.number()) ? "&data_row=" : "";
    }

    private boolean isBelowHeader(Glance.Line line) {
        return role(line) == Role.DATA
                && above(line).map(this::role).filter(Role.HEADER::equals).isPresent();
    }

    private Optional<Glance.Line> above(Glance.Line line) {
        return rows().filter(row -> row.number() < line.number()).reduce((one, other) -> other);
    }

    private Stream<Glance.Line> rows() {
        return glance == null ? Stream.of() : glance.rows().stream();
    }

    /** The header goes on to there. */
    private String more(Glance.Line line) {
        long rows = rows().filter(row -> role(row) == Role.HEADER).count() + 1;
        long first = rows().filter(row -> role(row) == Role.HEADER)
                .mapToLong(Glance.Line::number)
                .findFirst()
                .orElse(line.number());
        return "first_row=" + first + "&header_rows=" + rows + anew(line);
    }

    /** The data begin there: what stands between is the header's, however many rows that had; one that is said below it is none. */
    private String firstRow(Glance.Line line) {
        boolean below = isSaid("first_row", line.number(), Long.MAX_VALUE);
        boolean counted = isSaid("header_rows", 1, Long.MAX_VALUE);
        return "data_row=" + line.number() + (below ? "&first_row=" : "") + (below || counted ? "&header_rows=" : "");
    }

    private boolean isSaid(String name, long least, long most) {
        String said = draft.value(name).strip();
        return said.matches("[0-9]{1,9}") && Long.parseLong(said) >= least && Long.parseLong(said) <= most;
    }

    /** The same with nothing said. */
    public static String without(String query) {
        return query.replaceAll("=[^&]*", "=");
    }

    /** What a button says of a column: by its header, which another may have too, unless that was told apart by its name. */
    public static String column(String name, Field field) {
        boolean second = field.id().matches(Pattern.quote(field.label()) + " [0-9]+");
        return name + "=" + View.encoded(second ? field.id() : field.label());
    }

    /** Whether blanks of a column are filled from above. */
    public boolean fillsDown(Field field) {
        List<String> headers = draft.headers(ReadingDraft.FILL_DOWN);
        return headers.contains(field.label()) || headers.contains(field.id());
    }

    /** What the button says that fills a column down, or leaves it as it is again. */
    public String fillDown(Field field) {
        boolean byId = draft.headers(ReadingDraft.FILL_DOWN).contains(field.id());
        return ReadingDraft.FILL_DOWN + "=" + View.encoded(byId ? field.id() : field.label());
    }

    /** The delimiter that is said, as a word; empty where none is. */
    public String delimiter() {
        return switch (draft.value("delimiter")) {
            case "," -> "comma";
            case ";" -> "semicolon";
            case "\t", "\\t" -> "tab";
            case "|" -> "pipe";
            default -> draft.value("delimiter");
        };
    }

    /** What was found for one of the chips, where that can be told. */
    public String found(String name) {
        if (!draft.value(name).isEmpty() || glance == null) {
            return "";
        }
        @Nullable
        String what = name.equals("sheet") ? glance.sheet() : name.equals("encoding") ? glance.encoding() : null;
        return what == null ? "" : what;
    }

    /** Whether the encoding can be chosen: of texts, and where it is said already. */
    public boolean encoded() {
        return !draft.value("encoding").isEmpty() || (glance != null && glance.encoded());
    }

    /** Whether the delimiter can be chosen: of CSV, and where it is said already. */
    public boolean delimited() {
        return !draft.value("delimiter").isEmpty() || (glance != null && glance.delimited());
    }

    /** Headers of columns that are left out. */
    public List<String> omitted() {
        return draft.headers(ReadingDraft.OMIT);
    }

    /** Sheets to choose from, hidden ones last. */
    public Set<String> sheetNames() {
        Set<String> names = new LinkedHashSet<>(glance == null ? List.of() : glance.sheets());
        sheets.stream().filter(DeskSheet::hidden).map(DeskSheet::sheet).forEach(names::add);
        if (!draft.value("sheet").isEmpty()) {
            names.add(draft.value("sheet"));
        }
        return names;
    }

    /** Whether people who open the file do not see a sheet. */
    public boolean isHidden(String sheet) {
        return sheets.stream().anyMatch(one -> one.hidden() && one.sheet().equals(sheet));
    }

    /** Tables to choose from on the sheet that is read. */
    public List<DeskSheet> tables() {
        @Nullable String sheet = preview == null ? null : preview.content().sheet();
        return sheets.stream()
                .filter(table -> table.number() > 0 && table.sheet().equals(sheet == null ? "" : sheet))
                .toList();
    }

    /** What another sheet says: lines and columns of the one before are not its own. */
    public static String sheet(String name) {
        return "sheet=" + View.encoded(name) + "&table=&first_row=&last_row=&header_rows=&data_row=";
    }

    /** What another table of the sheet says. */
    public static String table(int number) {
        return "table=" + (number == 0 ? "" : number) + "&first_row=&last_row=&header_rows=&data_row=";
    }

    /** The first rows of the table as people read them. */
    public List<List<String>> rows(View view) {
        List<List<String>> rows = new ArrayList<>();
        if (preview != null) {
            List<Field> fields = preview.content().fields();
            for (List<String> row : preview.rows()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    cells.add(i < row.size() ? Cells.normal(view, fields.get(i), row.get(i)) : "");
                }
                rows.add(cells);
            }
        }
        return rows;
    }
}
