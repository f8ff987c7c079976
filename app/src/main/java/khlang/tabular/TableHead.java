package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.quality.Flaw;
import khlang.quality.Instance;

/**
 * Where a table begins, and what its columns are called.
 *
 * <p>Rows above the header (a title, a unit, a note) fill fewer columns than the table has. A header of several rows has
 * cells that span the columns named below them; such names are joined as {@code parent / child}.
 *
 * @param names the columns' names
 * @param headerRows how many of the sampled rows stand above the data
 * @param titleRows how many of these stand above the header
 * @param firstLine where the first row stands that is no title
 * @param headerLine where the last header row stands; 0 without header
 * @param below what rows between the names and the data say
 * @param columns the file's columns that the names are of, from 0; empty where these are all
 * @param spacers columns that are left out because nothing stands in them
 */
@SuppressWarnings("ArrayRecordComponent") // Asked for each row.
record TableHead(
        List<FieldNames.Name> names,
        int headerRows,
        int titleRows,
        long firstLine,
        long headerLine,
        Below below,
        int[] columns,
        int[] spacers) {
    private static final int[] ALL = {};

    /** A date as cells of dates are read. */
    private static final Pattern DAY = Pattern.compile("(?<![^ ])(\\d{4}-\\d{2})-\\d{2}(?![^ ])");

    static TableHead of(List<Row> sample, List<Merge> merges, TabularLimits limits, Recipe recipe) {
        if (sample.isEmpty()) {
            throw Problem.invalid("upload", "tabular.empty");
        }
        HeaderPlace place = HeaderPlace.of(sample, merges, recipe);
        int first = place.first();
        if (place.none()) {
            int width = checked(widest(sample.subList(first, sample.size())), limits);
            List<FieldNames.Name> names = FieldNames.of(new ArrayList<>(java.util.Collections.nCopies(width, "")));
            List<Phrase> left = recipe.dataRow() == null ? List.of() : Below.left(sample.subList(0, first));
            Below below = new Below(0, 0, List.of(), left);
            return new TableHead(names, first, first, sample.get(first).line(), 0, below, ALL, ALL);
        }
        HeaderRows header = new HeaderRows(sample, merges, first);
        int last = place.last();
        int width = Math.max(header.extent(last), widthOfData(sample, last));
        checked(filled(header, last, width, sample), limits);
        Below found = Below.of(sample, first, last, width, recipe.headerRows() != null);
        int data = HeaderPlace.data(sample, recipe);
        int next = last + 1 + found.rows();
        Below own = recipe.dataRow() == null || data <= next ? found : found.leaving(sample.subList(next, data));
        List<FieldNames.Name> names = FieldNames.of(header.names(last, width));
        boolean proposed = recipe.headerRows() == null && recipe.firstRow() == null;
        Below told = proposed ? own.told(TitleRow.notes(sample, merges, first)) : own;
        Below below = TitleUnit.with(
                told, sample.subList(0, first), names, sample.subList(Math.min(next, sample.size()), sample.size()));
        return new TableHead(
                below.with(names),
                last + 1 + below.rows(),
                first,
                sample.get(first).line(),
                sample.get(last).line(),
                below,
                ALL,
                ALL);
    }

    /**
     * The same without columns that have no name and in which nothing stands.
     *
     * @param rows the first rows of the file
     * @param spacers whether columns may be taken to be blank because these rows are
     */
    TableHead withoutSpacers(List<Row> rows, boolean spacers) {
        List<Integer> columns = new ArrayList<>();
        List<Integer> blank = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int column = i;
            boolean unnamed = headerLine > 0 && names.get(i).isUnnamed(i);
            boolean spacer = spacers
                    && unnamed
                    && rows.stream().allMatch(row -> row.cell(column).isEmpty());
            (spacer ? blank : columns).add(i);
        }
        if (columns.size() == names.size() || columns.isEmpty()) {
            return this;
        }
        return new TableHead(
                columns.stream().map(names::get).toList(),
                headerRows,
                titleRows,
                firstLine,
                headerLine,
                below,
                columns.stream().mapToInt(column -> column).toArray(),
                blank.stream().mapToInt(column -> column).toArray());
    }

    /** The same with months for the dates of their first days, which a sheet shows as months. */
    TableHead withMonths() {
        List<String> labels = names.stream().map(FieldNames.Name::label).toList();
        List<String> dates = labels.stream()
                .flatMap(label -> DAY.matcher(label).results())
                .map(MatchResult::group)
                .toList();
        boolean months = dates.size() > 1 && dates.stream().allMatch(date -> date.endsWith("-01"));
        if (!months) {
            return this;
        }
        List<String> shown = labels.stream()
                .map(label -> DAY.matcher(label).replaceAll("$1"))
                .toList();
        return new TableHead(
                below.with(FieldNames.of(shown)),
                headerRows,
                titleRows,
                firstLine,
                headerLine,
                below,
                columns,
                spacers);
    }

    /** Tells the names in which a byte was no letter. */
    void tell(CellProblems problems) {
        for (FieldNames.Name name : names) {
            if (name.label().indexOf('\uFFFD') >= 0) {
                problems.remark(Flaw.ENCODING_ERROR, name.id(), new Instance(0, headerLine, name.label(), ""));
            }
        }
    }

    /** What should be known of it. */
    List<Phrase> notes(Recipe recipe) {
        boolean guessed = headerLine == 0 && recipe.headerRows() == null;
        return guessed && below.notes().isEmpty() ? List.of(Phrase.of("tabular.note.no_header")) : below.notes();
    }

    /** Whether it says the same of the same columns. */
    boolean sameAs(TableHead other) {
        return names.equals(other.names)
                && headerRows == other.headerRows
                && titleRows == other.titleRows
                && headerLine == other.headerLine
                && below.equals(other.below)
                && Arrays.equals(columns, other.columns)
                && Arrays.equals(spacers, other.spacers);
    }

    /** How many of so many columns have a name or a value in them: others are nothing, however far the last stands. */
    private static int filled(HeaderRows header, int last, int width, List<Row> sample) {
        boolean[] filled = new boolean[width];
        List<String> names = header.names(last, width);
        for (int column = 0; column < width; column++) {
            filled[column] = !names.get(column).isEmpty();
        }
        for (Row row : sample.subList(last + 1, sample.size())) {
            for (int column = 0; column < Math.min(width, row.cells().length); column++) {
                filled[column] |= !row.cell(column).isEmpty();
            }
        }
        int count = 0;
        for (boolean one : filled) {
            count += one ? 1 : 0;
        }
        return count;
    }

    static int checked(int width, TabularLimits limits) {
        if (width > limits.fields()) {
            throw Problem.invalid("upload", "tabular.too_many_fields", width, limits.fields());
        }
        return width;
    }

    private static int widthOfData(List<Row> sample, int header) {
        List<Row> data = sample.subList(header + 1, sample.size());
        // One row alone may be too long; not where the header has as many cells, blank ones at its end.
        int cells = data.isEmpty()
                ? 0
                : Math.min(sample.get(header).cells().length, data.get(0).extent());
        return data.size() < 2 ? cells : HeaderPlace.typicalWidth(data);
    }

    private static int widest(List<Row> rows) {
        return rows.stream().mapToInt(Row::extent).max().orElse(1);
    }
}
