package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The table that a recipe makes of a file, seen before anything is loaded; of a long file, of its first rows.
 *
 * @param content what was understood; its rows' file is gone
 * @param rows the first rows of the table in normal form, blank where there is no value
 * @param whole whether the whole file was read
 */
public record Preview(TabularContent content, List<List<String>> rows, boolean whole) {
    private static final int SHOWN = 25;

    private static final long LARGEST = 20L << 20;

    /**
     * Reads the first rows of a file as a recipe says; nothing where that takes too long. O(1) in the size of a text,
     * see {@link FirstRows}.
     *
     * @param staging an existing folder, emptied by the caller
     * @throws khlang.problem.Problem where the file is no table, or the recipe does not fit
     */
    public static Optional<Preview> of(Path file, Recipe recipe, Path staging, TabularLimits limits) {
        try {
            return quick(file) ? Optional.of(read(file, within(recipe), staging, limits)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the rows of " + file, e);
        }
    }

    private static Preview read(Path file, Recipe recipe, Path staging, TabularLimits limits) throws IOException {
        FirstRows first = new FirstRows();
        TabularContent content = TabularFile.preview(file, recipe, staging, limits, first);
        try (CSVParser csv = CSVParser.parse(content.csv(), StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
            List<List<String>> rows = new ArrayList<>();
            for (CSVRecord row : csv) {
                rows.add(row.stream().skip(1).toList());
                if (rows.size() == SHOWN) {
                    break;
                }
            }
            return new Preview(content, rows, !first.cut());
        }
    }

    /** Texts are read as far as is needed; other large files would keep somebody waiting. */
    private static boolean quick(Path file) throws IOException {
        return switch (FileKind.of(file)) {
            case TEXT, JSON, PARQUET -> true;
            case EMPTY, BINARY, ENCRYPTED, BROKEN_WORKBOOK, XLSB, ZIP, GZIP, XLSX, XLS, MARKUP, XML_SHEET, ODS ->
                Files.size(file) <= LARGEST;
        };
    }

    /** A last line beyond what is looked at is neither met nor missed. */
    private static Recipe within(Recipe recipe) {
        return recipe.lastRow() == null || recipe.lastRow() <= FirstRows.MOST ? recipe : recipe.withoutLastRow();
    }

    /** Lines of the file that are no rows of the table: titles printed again, notes, totals, units. */
    public Set<Long> leftOut() {
        Stream<Long> rows = content.problems().stream()
                .filter(problem -> problem.reason().key().startsWith("tabular.row."))
                .map(CellProblem::line);
        return Stream.concat(rows, Below.lines(content.notes())).collect(Collectors.toSet());
    }
}
