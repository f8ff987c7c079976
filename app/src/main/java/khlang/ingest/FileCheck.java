package khlang.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import khlang.datastore.FieldStatistics;
import khlang.datastore.Findings;
import khlang.datastore.LoadedTable;
import khlang.datastore.RowStore;
import khlang.datastore.RowStores;
import khlang.kind.Meaning;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.quality.Finding;
import khlang.tabular.CellProblem;
import khlang.tabular.Field;
import khlang.tabular.Recipe;
import khlang.tabular.TabularContent;
import khlang.tabular.TabularFile;
import khlang.tabular.TabularLimits;
import khlang.thai.Era;
import khlang.web.Language;
import khlang.web.Messages;

/** Says what would be understood of a file, without publishing it. */
public final class FileCheck {
    private static final int MOST_PROBLEMS = 20;

    private final Messages messages;
    private final PrintStream out;

    public FileCheck(Messages messages, PrintStream out) {
        this.messages = messages;
        this.out = out;
    }

    /** Prints what is understood of a file and says whether it is a table. */
    public boolean run(Path file) {
        if (!Files.isRegularFile(file)) {
            say(Phrase.of("ingest.check.no_file", file));
            return false;
        }
        try {
            Path folder = Files.createTempDirectory("khlang-check");
            StagingFolder staging = new StagingFolder(folder);
            try {
                Path own = staging.open("check");
                TabularContent content = TabularFile.read(
                        file,
                        String.valueOf(file.getFileName()),
                        Recipe.NONE,
                        own,
                        TabularLimits.DEFAULT,
                        (rows, bytes) -> {});
                print(content);
                printFindings(content, own);
            } finally {
                staging.close("check");
                Files.deleteIfExists(folder);
            }
            return true;
        } catch (Problem problem) {
            say(Loading.reason(problem));
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("making a folder for the check", e);
        }
    }

    private void print(TabularContent content) {
        String source = content.sheet() == null ? "encoding " + content.encoding() : "sheet '" + content.sheet() + "'";
        out.println(source + ", header ends in line " + content.headerLine() + ", " + content.rows() + " rows, "
                + content.fields().size() + " fields:");
        for (Field field : content.fields()) {
            String label = field.label().equals(field.id()) ? "" : "  (printed as '" + field.label() + "')";
            out.println("  " + field.position() + ". " + field.id() + "  "
                    + field.type().name().toLowerCase(Locale.ROOT) + meaning(field) + label);
        }
        content.notes().forEach(this::say);
        out.println(content.confidence().percent() + "% sure"
                + (content.confidence().reasons().isEmpty() ? "." : ":"));
        content.confidence().reasons().forEach(this::say);
        out.println((content.problemCount() == 1
                        ? "1 cell or row of the file does not fit"
                        : content.problemCount() + " cells and rows of the file do not fit")
                + (content.problemCount() == 0 ? "." : ":"));
        content.problems().stream()
                .limit(MOST_PROBLEMS)
                .map(CellProblem::reason)
                .forEach(this::say);
    }

    /** Loads the rows into a store of their own, so that they can be asked what is amiss with them. */
    private void printFindings(TabularContent content, Path folder) {
        List<Finding> findings;
        try (RowStore rows = RowStores.embedded(folder, folder, "512MB", 30)) {
            rows.load("check", content.fields(), content.csv());
            List<FieldStatistics> statistics = rows.statistics("check", content.fields());
            findings = Findings.look(rows, LoadedTable.of("check", content, statistics));
        }
        out.println(findings.isEmpty() ? "Nothing is amiss." : "Quality:");
        for (Finding finding : findings) {
            String label = content.fields().stream()
                    .filter(field -> field.id().equals(finding.field()))
                    .map(Field::label)
                    .findFirst()
                    .orElse(finding.field());
            Phrase sentence = finding.flaw().sentence(label, finding.count(), finding.detail());
            out.println("  " + finding.flaw().severity().code() + " "
                    + finding.flaw().code() + ": " + messages.text(Language.EN, sentence) + ". "
                    + messages.text(Language.EN, finding.flaw().fix()) + ".");
        }
    }

    /** The kind where it says more than the type, its unit and era, and how many values are something else. */
    private static String meaning(Field field) {
        Meaning means = field.means();
        List<String> words = new ArrayList<>();
        if (means.kind() != field.type().plainKind()) {
            words.add(means.kind().id());
        }
        if (!means.unit().isEmpty()) {
            words.add("unit " + means.unit());
        }
        if (means.mixedEras()) {
            words.add("eras mixed");
        } else if (means.era() == Era.BUDDHIST) {
            words.add("Buddhist era");
        }
        if (means.disagreeing() > 0) {
            words.add(means.disagreeing() + " disagree");
        }
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    private void say(Phrase phrase) {
        out.println("  " + messages.text(Language.EN, phrase));
    }
}
