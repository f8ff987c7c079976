package khlang.datastore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.kind.Kind;
import khlang.kind.OtherEra;
import khlang.kind.Reading;
import khlang.kind.Shown;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** What the fields, their statistics and the size of a table show to be amiss, without asking its rows. */
final class ColumnFindings {
    private static final int FEW_ROWS = 5;

    /** So many cells are told in a sentence. */
    private static final int SHOWN = 3;

    /** What columns are called that have no name in the file, by their place there. */
    private static final Pattern UNNAMED = Pattern.compile("คอลัมน์ \\d+(?: \\d+)?");

    /** Rows of a sheet of Excel 2003 and of Excel since, with the header among them. */
    private static final Set<Long> SHEETS = Set.of(65_536L, 1_048_576L);

    private final LoadedTable table;
    private final List<Finding> found = new ArrayList<>();

    private ColumnFindings(LoadedTable table) {
        this.table = table;
    }

    static List<Finding> of(LoadedTable table) {
        ColumnFindings looking = new ColumnFindings(table);
        looking.labels();
        table.fields().forEach(looking::field);
        looking.whole();
        return looking.found;
    }

    private void labels() {
        Map<String, List<Field>> byLabel = new LinkedHashMap<>();
        for (Field field : table.fields()) {
            if (UNNAMED.matcher(field.label()).matches()) {
                found.add(Finding.of(Flaw.BLANK_LABEL, field.id(), 1));
            } else {
                spelling(field);
                byLabel.computeIfAbsent(field.label().strip(), label -> new ArrayList<>())
                        .add(field);
            }
        }
        byLabel.values().stream()
                .filter(fields -> fields.size() > 1)
                .forEach(fields ->
                        found.add(Finding.of(Flaw.DUPLICATE_LABEL, fields.get(0).id(), fields.size())));
    }

    /** What is amiss with the text of a header, as with that of a cell. */
    private void spelling(Field field) {
        for (Flaw flaw : Flaw.inText()) {
            @Nullable String mended = flaw.mended(field.label());
            if (mended != null) {
                Instance header = new Instance(0, table.headerLine(), field.label(), mended);
                found.add(new Finding(flaw, field.id(), 1, "", List.of(header)));
            }
        }
    }

    private void field(Field field) {
        if (field.means().mixedEras()) {
            mixedEras(field, field.means().evidence().otherEra());
        }
        if (field.means().reading() == Reading.SHORT_COMMON) {
            shown(
                    Flaw.AMBIGUOUS_YEAR,
                    field,
                    field.means().evidence().dates(),
                    cell -> cell + " → " + Reading.SHORT_COMMON.normal(cell));
        }
        if (!field.means().evidence().shares().isEmpty()) {
            shown(Flaw.MIXED_UNIT, field, field.means().evidence().shares(), cell -> cell);
        }
        if (field.kind() == Kind.CITIZEN_ID) {
            found.add(Finding.of(Flaw.PERSONAL_ID, field.id(), table.present(field)));
        }
        table.statistics(field).ifPresent(statistics -> values(field, statistics));
    }

    /** Where rows were put to a table of the other era, which cells are of it is not known. */
    private void mixedEras(Field field, @Nullable OtherEra other) {
        if (other == null) {
            found.add(new Finding(Flaw.MIXED_ERA, field.id(), table.present(field), "–", List.of()));
            return;
        }
        List<Shown> few = other.first().subList(0, Math.min(SHOWN, other.first().size()));
        String cells = few.stream().map(shown -> kept(field, shown.cell())).collect(Collectors.joining(", "));
        String detail = other.count() > few.size() ? cells + ", …" : cells;
        found.add(new Finding(Flaw.MIXED_ERA, field.id(), other.count(), detail, instances(other.first())));
    }

    /** A cell, and the day that it became. */
    private static String kept(Field field, String cell) {
        @Nullable String day = field.kind() == Kind.DATE ? Kind.DATE.normal(cell) : null;
        return day == null || day.equals(cell) ? cell : cell + " → " + day;
    }

    private static List<Instance> instances(List<Shown> cells) {
        return cells.stream()
                .filter(shown -> shown.line() > 0)
                .map(shown -> new Instance(0, shown.line(), shown.cell(), ""))
                .toList();
    }

    /** What is amiss with a column, and the cells of it that show that. */
    private void shown(Flaw flaw, Field field, List<Shown> cells, UnaryOperator<String> said) {
        String detail = cells.stream().map(Shown::cell).map(said).collect(Collectors.joining(", "));
        found.add(new Finding(flaw, field.id(), table.present(field), detail, instances(cells)));
    }

    private void values(Field field, FieldStatistics statistics) {
        long missing = statistics.missing();
        if (missing == table.rows()) {
            found.add(Finding.of(Flaw.BLANK_COLUMN, field.id(), missing));
        } else if (missing * 2 > table.rows() && table.rows() >= FEW_ROWS) {
            found.add(Finding.of(Flaw.MANY_BLANKS, field.id(), missing));
        } else if (missing == 0 && statistics.distinct() == 1 && table.rows() >= FEW_ROWS) {
            found.add(Finding.of(Flaw.CONSTANT_COLUMN, field.id(), table.rows()));
        }
    }

    private void whole() {
        if (SHEETS.contains(table.rows()) || SHEETS.contains(table.rows() + table.headerLine())) {
            found.add(Finding.of(Flaw.TRUNCATED_TABLE, "", table.rows()));
        }
        @Nullable String encoding = table.encoding();
        if (encoding != null && !encoding.equals("UTF-8")) {
            found.add(new Finding(Flaw.LEGACY_ENCODING, "", 1, encoding, List.of()));
        }
    }
}
