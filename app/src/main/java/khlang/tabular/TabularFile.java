package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads a table of any format that offices have: CSV and its kin, XLSX, XLS, ODS, HTML, JSON, and
 * these packed. */
public final class TabularFile {
    private final Path csv;
    private final Recipe recipe;
    private final TabularLimits limits;
    private final Progress progress;

    /** What is to be said of a file that was packed, and how large that was beside what came out of it. */
    private final List<Phrase> said;

    private final double share;

    /** What ends the reading early; nothing where all rows are read. */
    private final Optional<FirstRows> first;

    private TabularFile(
            Recipe recipe, Path staging, TabularLimits limits, Progress progress, Optional<FirstRows> first) {
        this.first = first;
        this.recipe = recipe;
        this.csv = staging.resolve("rows.csv");
        this.limits = limits;
        this.progress = progress;
        this.said = List.of();
        this.share = 1;
    }

    private TabularFile(TabularFile outer, Recipe recipe) {
        this.recipe = recipe;
        this.csv = outer.csv;
        this.limits = outer.limits;
        this.progress = outer.progress;
        this.said = outer.said;
        this.share = outer.share;
        this.first = outer.first;
    }

    private TabularFile(TabularFile outer, List<Phrase> said, double share) {
        this.recipe = outer.recipe;
        this.csv = outer.csv;
        this.limits = outer.limits;
        this.progress = outer.progress;
        this.said = said;
        this.share = share;
        this.first = outer.first;
    }

    /**
     * Reads the whole file, decides each field's type from every value and writes the rows in normal form into {@code
     * staging}. Memory does not grow with the file. O(n), see {@link Gathering} for how often it is read.
     *
     * @param file the original, which is not touched
     * @param fileName the name it was uploaded under; its ending only breaks ties, the content decides
     * @param recipe what is said of it: of its fields, that text is then text, and another type counts where each value
     *     fits it
     * @param staging an existing folder for the normal form, emptied by the caller
     * @throws Problem where the file is not a table, or is larger than {@code limits}; a wrong cell is no problem
     */
    public static TabularContent read(
            Path file, String fileName, Recipe recipe, Path staging, TabularLimits limits, Progress progress) {
        return new TabularFile(recipe, staging, limits, progress, Optional.empty()).read(file);
    }

    /** The same of its first rows alone. */
    static TabularContent preview(Path file, Recipe recipe, Path staging, TabularLimits limits, FirstRows first) {
        return new TabularFile(recipe, staging, limits, (rows, bytes) -> {}, Optional.of(first)).read(file);
    }

    private TabularContent read(Path file) {
        return open(file, limits, recipe, this::readText, this::readWorkbook, packed -> readPacked(packed, file));
    }

    /**
     * Hands a file to the one who reads its kind.
     *
     * @throws Problem where its content is that of no table, whatever its name
     */
    static <T> T open(
            Path file,
            TabularLimits limits,
            Recipe recipe,
            Function<TextRows, T> text,
            Function<WorkbookRows, T> workbook,
            Function<Packed, T> packed) {
        return switch (FileKind.of(file)) {
            case EMPTY -> throw Problem.invalid("upload", "tabular.empty");
            case BINARY -> throw Problem.invalid("upload", "tabular.binary");
            case ENCRYPTED -> packed.apply(Packed.locked(file, limits));
            case BROKEN_WORKBOOK -> throw Problem.invalid("upload", "tabular.broken_workbook");
            case XLSB -> throw Problem.invalid("upload", "tabular.xlsb");
            case TEXT -> text.apply(new CsvRows(file, recipe));
            case PARQUET -> text.apply(new ParquetRows(file, limits));
            case JSON -> text.apply(new JsonRows(file, limits, recipe));
            case ZIP -> packed.apply(Packed.zip(file, limits));
            case GZIP -> packed.apply(Packed.gzip(file, limits));
            case XLSX -> workbook.apply(new XlsxRows(file, limits));
            case XLS -> workbook.apply(new XlsRows(file));
            case MARKUP -> workbook.apply(new HtmlRows(file, limits, recipe));
            case XML_SHEET -> workbook.apply(new XmlSheetRows(file, limits));
            case ODS -> workbook.apply(new OdsRows(file, limits));
        };
    }

    private TabularContent readPacked(Packed packed, Path file) {
        Path unpacked = csv.resolveSibling("unpacked");
        try {
            packed.unpack(unpacked);
            double smaller = (double) Files.size(file) / Math.max(1, Files.size(unpacked));
            TabularFile inner = new TabularFile(this, packed.notes(), smaller);
            return open(unpacked, limits, recipe, inner::readText, inner::readWorkbook, again -> {
                throw Problem.invalid("upload", "tabular.packed_twice");
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + unpacked, e);
        } finally {
            unpacked.toFile().delete();
        }
    }

    private TabularContent readText(TextRows rows) {
        Recipe whole = rows.recipe(recipe);
        return whole.equals(recipe) ? readRows(rows) : new TabularFile(this, whole).readRows(rows);
    }

    private TabularContent readRows(TextRows rows) {
        return gather(rows::read, rows::bytesRead, gathering -> true, Known.of(rows), rows.laidOut())
                .map(gathered -> content(
                        gathered.with(gathered.noticed().with(rows::suggested).with(rows.findings()))
                                .with(rows.unfit()),
                        rows.encoding(),
                        null,
                        Stream.of(rows.misfits(), noSheets(), tables(gathered).notes())
                                .flatMap(List::stream)
                                .toList()))
                .orElseThrow();
    }

    /** A file of text has no sheets. */
    private List<Phrase> noSheets() {
        return recipe.sheet() == null ? List.of() : List.of(Phrase.of("tabular.misfit.sheet", recipe.sheet()));
    }

    private TabularContent readWorkbook(WorkbookRows workbook) {
        try (workbook) {
            return readChosen(workbook);
        }
    }

    private TabularContent readChosen(WorkbookRows workbook) {
        try {
            return recipe.sheet() == null
                    ? readFirst(workbook)
                    : readSheet(workbook, List.of(wanted(workbook, recipe.sheet())), gathering -> true)
                            .orElseThrow();
        } catch (Problem problem) {
            throw OtherSheets.instead(problem, workbook, recipe);
        }
    }

    /** Where no sheet looks like a table, the first that is not empty is told what is wrong with it. */
    private TabularContent readFirst(WorkbookRows workbook) {
        return readSheet(workbook, workbook.sheets(), Gathering::isTable)
                .or(() -> readSheet(workbook, workbook.sheets(), gathering -> !gathering.isEmpty()))
                .orElseThrow(() -> empty(workbook, recipe));
    }

    /** Says that there is nothing to read, or nothing any more. */
    static Problem empty(WorkbookRows workbook, Recipe recipe) {
        List<String> shown = workbook.sheets();
        if (!shown.isEmpty() && shown.stream().allMatch(workbook::isChart)) {
            return Problem.invalid("upload", "tabular.only_charts");
        }
        return recipe.firstRow() == null
                ? Problem.invalid("upload", "tabular.empty")
                : Problem.invalid("first_row", "tabular.first_row_beyond", recipe.firstRow());
    }

    /**
     * The sheet that was wanted: by its name, with the blanks around it or without, else by its number among those that a
     * person sees, 1 for the first.
     */
    static String wanted(WorkbookRows workbook, String sheet) {
        List<String> shown = workbook.sheets();
        List<String> all =
                Stream.concat(shown.stream(), workbook.hiddenSheets().stream()).toList();
        String bare = sheet.strip();
        return all.stream()
                .filter(sheet::equals)
                .findFirst()
                .or(() -> all.stream().filter(one -> one.strip().equals(bare)).findFirst())
                .or(() -> Optional.of(bare)
                        .filter(said -> said.matches("[1-9][0-9]{0,4}"))
                        .map(Integer::valueOf)
                        .filter(number -> number <= shown.size())
                        .map(number -> shown.get(number - 1)))
                .orElseThrow(() -> noSheet(workbook, sheet));
    }

    private static Problem noSheet(WorkbookRows workbook, String said) {
        List<String> hidden = workbook.hiddenSheets();
        String key = hidden.isEmpty() ? "tabular.no_sheet" : "tabular.no_sheet_but_hidden";
        return Problem.invalid("sheet", key, said, String.join(", ", workbook.sheets()), String.join(", ", hidden));
    }

    private Optional<TabularContent> readSheet(
            WorkbookRows workbook, List<String> sheets, Predicate<Gathering> wanted) {
        for (String sheet : sheets) {
            FilledDown rows = new FilledDown(sink -> workbook.read(sheet, sink));
            Optional<Gathered> table = gather(rows, workbook::bytesRead, wanted, Known.NOTHING, false);
            if (table.isPresent() && rows.learn(table.get(), tables(table.get()).firstColumn())) {
                table = gather(rows, workbook::bytesRead, wanted, Known.NOTHING, false);
            }
            if (table.isPresent()) {
                List<Phrase> notes = new ArrayList<>(workbook.notes());
                notes.addAll(notRead(workbook, sheet));
                notes.addAll(tables(table.get()).notes());
                rows.note().ifPresent(notes::add);
                Gathered gathered = table.get();
                Gathered told =
                        gathered.with(rows.findings(gathered, tables(gathered).firstColumn()));
                return Optional.of(content(told, null, sheet, notes));
            }
        }
        return Optional.empty();
    }

    private OtherTables tables(Gathered gathered) {
        return OtherTables.of(recipe, gathered.tables());
    }

    private static List<Phrase> notRead(WorkbookRows workbook, String sheet) {
        List<Phrase> notes = new ArrayList<>();
        addNotRead(notes, "tabular.note.other_sheets", workbook.sheets(), sheet);
        addNotRead(notes, "tabular.note.hidden_sheets", workbook.hiddenSheets(), sheet);
        return notes;
    }

    private static void addNotRead(List<Phrase> notes, String key, List<String> sheets, String read) {
        List<String> others =
                sheets.stream().filter(other -> !other.equals(read)).toList();
        if (!others.isEmpty()) {
            notes.add(Phrase.of(key, String.join(", ", others)));
        }
    }

    private Optional<Gathered> gather(
            Consumer<RowSink> source, Gathering.Bytes bytes, Predicate<Gathering> wanted, Known before, boolean even) {
        Known known = before;
        Gathering.Bytes read = () -> (long) (bytes.read() * share);
        while (true) {
            try (Gathering gathering = new Gathering(csv, recipe, limits, progress, read, known, even)) {
                TwoThreads.run(first.map(some -> some.of(source)).orElse(source), gathering);
                if (!wanted.test(gathering)) {
                    return Optional.empty();
                }
                Optional<Gathered> gathered = gathering.finish();
                if (gathered.isPresent()) {
                    return gathered;
                }
                known = gathering.known();
            }
        }
    }

    private TabularContent content(
            Gathered whole, @Nullable String encoding, @Nullable String sheet, List<Phrase> notes) {
        Gathered gathered =
                new LeftOut(whole.fields(), recipe.omitted(FieldNames.names(whole.fields()))).from(whole, csv);
        List<Phrase> all =
                Stream.of(said, notes, gathered.notes()).flatMap(List::stream).toList();
        return new TabularContent(
                gathered.fields(),
                gathered.rows(),
                csv,
                gathered.problems().kept(),
                gathered.problems().count(),
                encoding,
                sheet,
                all,
                Certainty.of(recipe, gathered, encoding == null ? "" : encoding, all),
                gathered.head().firstLine(),
                gathered.head().headerLine(),
                gathered.noticed());
    }
}
