package khlang.tabular;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads a CSV, XLSX or XLS file. */
public final class TabularFile {
    private final Path file;
    private final Path spool;
    private final Path csv;
    private final DeclaredTypes declared;
    private final TabularLimits limits;
    private final Progress progress;

    private TabularFile(Path file, DeclaredTypes declared, Path staging, TabularLimits limits, Progress progress) {
        this.file = file;
        this.declared = declared;
        this.spool = staging.resolve("cells.spool");
        this.csv = staging.resolve("rows.csv");
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Reads the whole file once, to decide each field's type from every value and to spool its cells, and writes the rows
     * in normal form into {@code staging} from the spool. Memory does not grow with the file.
     *
     * @param file the original, which is not touched
     * @param fileName the name it was uploaded under; its ending only breaks ties, the content decides
     * @param declared what is said of its fields: text is then text, another type counts where each value fits it
     * @param staging an existing folder for the normal form and for spooled cells, emptied by the caller
     * @throws Problem where the file is not a table, or is larger than {@code limits}; a wrong cell is no problem
     */
    public static TabularContent read(
            Path file, String fileName, DeclaredTypes declared, Path staging, TabularLimits limits, Progress progress) {
        TabularFile reading = new TabularFile(file, declared, staging, limits, progress);
        return switch (FileKind.of(file)) {
            case EMPTY -> throw Problem.invalid("upload", "tabular.empty");
            case BINARY -> throw Problem.invalid("upload", "tabular.binary");
            case MARKUP -> throw Problem.invalid("upload", "tabular.markup");
            case ENCRYPTED -> throw Problem.invalid("upload", "tabular.encrypted");
            case BROKEN_WORKBOOK -> throw Problem.invalid("upload", "tabular.broken_workbook");
            case TEXT -> reading.readText();
            case XLSX -> reading.readWorkbook(new XlsxRows(file, limits));
            case XLS -> reading.readWorkbook(new XlsRows(file));
        };
    }

    private TabularContent readText() {
        CsvRows rows = new CsvRows(file);
        Gathering.Gathered gathered;
        try (CellSpool cells = new CellSpool(spool)) {
            Gathering gathering = new Gathering(limits, progress, rows::bytesRead, cells);
            TwoThreads.run(rows::read, gathering);
            gathered = gathering.finish(declared);
        }
        return write(gathered, rows.encoding(), null);
    }

    private TabularContent readWorkbook(WorkbookRows workbook) {
        try (workbook) {
            for (String sheet : workbook.sheets()) {
                Optional<Gathering.Gathered> table = readSheet(workbook, sheet, true);
                if (table.isPresent()) {
                    return write(table.get(), null, sheet);
                }
            }
            // No sheet looks like a table: the first that is not empty is told what is wrong with it.
            for (String sheet : workbook.sheets()) {
                Optional<Gathering.Gathered> table = readSheet(workbook, sheet, false);
                if (table.isPresent()) {
                    return write(table.get(), null, sheet);
                }
            }
        }
        throw Problem.invalid("upload", "tabular.empty");
    }

    private Optional<Gathering.Gathered> readSheet(WorkbookRows workbook, String sheet, boolean onlyTable) {
        try (CellSpool cells = new CellSpool(spool)) {
            Gathering gathering = new Gathering(limits, progress, workbook::bytesRead, cells);
            TwoThreads.run(sink -> workbook.read(sheet, sink), gathering);
            boolean wanted = onlyTable ? gathering.isTable() : !gathering.isEmpty();
            return wanted ? Optional.of(gathering.finish(declared)) : Optional.empty();
        }
    }

    private TabularContent write(Gathering.Gathered gathered, @Nullable String encoding, @Nullable String sheet) {
        CellProblems problems = new CellProblems();
        try (InputStream rest = Files.newInputStream(spool);
                InputStream cells =
                        new SequenceInputStream(new ByteArrayInputStream(CellSpool.bytes(gathered.first())), rest);
                NormalCsv normal = new NormalCsv(csv, gathered.fields(), problems)) {
            long size = Files.size(file);
            SpooledRow row = new SpooledRow(cells);
            for (long number = 1; row.advance(); number++) {
                normal.add(row);
                if (number % 10_000 == 0) {
                    progress.at(gathered.rows(), size);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + csv, e);
        }
        delete();
        return new TabularContent(
                gathered.fields(),
                gathered.rows(),
                csv,
                problems.kept(),
                problems.count(),
                encoding,
                sheet,
                gathered.headerLine());
    }

    private void delete() {
        try {
            Files.deleteIfExists(spool);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + spool, e);
        }
    }
}
