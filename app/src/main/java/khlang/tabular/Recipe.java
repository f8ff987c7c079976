package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What people said of how a table is to be taken out of its file; what they did not say is found out.
 *
 * @param types what is said of the fields' types
 * @param sheet the sheet of a workbook, by name
 * @param encoding the encoding of a text file
 * @param delimiter what stands between the cells of a text file
 * @param headerRows how many rows the header has; 0 where there is none
 * @param firstRow the line (text) or row (sheet) on which header or data begin, 1 for the first
 * @param lastRow the last line or row of data
 * @param omit headers of columns that are left out
 * @param fillDown headers of columns in which a blank cell means the value above
 * @param totals whether a total below the table is a row like others
 * @param table which of several tables on the sheet, 1 for the first
 * @param groups what becomes of rows that name a group
 * @param dataRow the line or row on which the data begin, whatever stands between it and the header
 * @param repair whether Thai that was broken by copying is mended
 */
public record Recipe(
        DeclaredTypes types,
        @Nullable String sheet,
        @Nullable String encoding,
        @Nullable Character delimiter,
        @Nullable Integer headerRows,
        @Nullable Long firstRow,
        @Nullable Long lastRow,
        Set<String> omit,
        Set<String> fillDown,
        boolean totals,
        @Nullable Integer table,
        Grouping groups,
        boolean repair,
        @Nullable Long dataRow) {
    /** Nothing was said. */
    public static final Recipe NONE = of(DeclaredTypes.NONE);

    public Recipe {
        omit = Set.copyOf(omit);
        fillDown = Set.copyOf(fillDown);
    }

    /** Nothing but types was said. */
    public static Recipe of(DeclaredTypes types) {
        return new Recipe(
                types, null, null, null, null, null, null, Set.of(), Set.of(), false, null, Grouping.NONE, false, null);
    }

    /** Whether it is said on which lines the table stands. */
    boolean saysRows() {
        return firstRow != null || lastRow != null || dataRow != null;
    }

    /** The same with other types. */
    public Recipe withTypes(DeclaredTypes other) {
        return new Recipe(
                other,
                sheet,
                encoding,
                delimiter,
                headerRows,
                firstRow,
                lastRow,
                omit,
                fillDown,
                totals,
                table,
                groups,
                repair,
                dataRow);
    }

    /** The same without a last line. */
    Recipe withoutLastRow() {
        return new Recipe(
                types,
                sheet,
                encoding,
                delimiter,
                headerRows,
                firstRow,
                null,
                omit,
                fillDown,
                totals,
                table,
                groups,
                repair,
                dataRow);
    }

    /** The same without a word about the header. */
    Recipe guessingHeader() {
        return new Recipe(
                types, sheet, encoding, delimiter, null, firstRow, lastRow, omit, fillDown, totals, table, groups,
                repair, dataRow);
    }

    /** The same for a file of records, in which the first row is the header and each other one counts. */
    Recipe ofRecords(DeclaredTypes other) {
        return new Recipe(
                other,
                sheet,
                encoding,
                delimiter,
                1,
                null,
                null,
                omit,
                fillDown,
                true,
                null,
                Grouping.NONE,
                repair,
                null);
    }

    /** The same of a file that says its fields' names itself, each once. */
    Recipe ofNames() {
        return new Recipe(
                types, sheet, encoding, delimiter, 1, null, lastRow, omit, fillDown, totals, table, groups, repair,
                null);
    }

    /** Whether a line or row of the file is not looked at. */
    boolean skips(long line) {
        return (firstRow != null && line < firstRow) || (lastRow != null && line > lastRow);
    }

    /** Whether a line or row is above the first that is said to be data. */
    boolean isAboveData(long line) {
        return dataRow != null && line < dataRow;
    }

    /** Whether a line or row is below the last that is said to be data. */
    boolean isBelow(long line) {
        return lastRow != null && line > lastRow;
    }

    /**
     * What of it does not fit a file: columns that are not there, a last line that is none.
     *
     * @param names the headers of the file
     * @param fields those of the table, which may have groups beside them
     * @param lastLine where the file ends
     */
    List<Phrase> misfits(List<FieldNames.Name> names, List<Field> fields, long lastLine) {
        List<FieldNames.Name> all = new ArrayList<>(names);
        all.addAll(FieldNames.names(fields));
        List<Phrase> misfits = new ArrayList<>();
        addMissing(misfits, "tabular.misfit.omit", omit, all);
        if (!all.isEmpty() && all.stream().allMatch(name -> names(omit, name))) {
            misfits.add(Phrase.of("tabular.misfit.omit_all"));
        }
        addMissing(misfits, "tabular.misfit.fill_down", fillDown, names);
        if (lastRow != null && lastRow > lastLine) {
            misfits.add(Phrase.of("tabular.misfit.last_row", lastRow, lastLine));
        }
        addMissing(misfits, "tabular.misfit.kinds", types.chosen(), all);
        return misfits;
    }

    private static void addMissing(List<Phrase> misfits, String key, Set<String> said, List<FieldNames.Name> names) {
        String missing = said.stream()
                .filter(header -> names.stream().noneMatch(name -> names(Set.of(header), name)))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            misfits.add(Phrase.of(key, missing));
        }
    }

    /** Whether a note says that a recipe does not fit its file any more. */
    public static boolean isMisfit(Phrase note) {
        return note.key().startsWith("tabular.misfit.");
    }

    /** The ids of the columns that are left out; none where these would be all. */
    Set<String> omitted(List<FieldNames.Name> names) {
        Set<String> ids = names.stream()
                .filter(name -> names(omit, name))
                .map(FieldNames.Name::id)
                .collect(Collectors.toSet());
        return ids.size() == names.size() ? Set.of() : ids;
    }

    /** Whether one of the headers is that of a column. */
    static boolean names(Set<String> headers, FieldNames.Name name) {
        return headers.contains(name.label()) || headers.contains(name.id());
    }

    /** Encodings that can be said, by the names that are shown. */
    public static List<String> encodings() {
        return TextEncoding.names();
    }

    /** Delimiters that can be said. */
    public static List<Character> delimiters() {
        return List.of(
                Delimiter.COMMA.letter(),
                Delimiter.SEMICOLON.letter(),
                Delimiter.TAB.letter(),
                Delimiter.PIPE.letter());
    }
}
