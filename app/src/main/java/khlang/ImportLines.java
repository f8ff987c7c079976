package khlang;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import khlang.ingest.ImportReport;
import khlang.web.Language;
import khlang.web.Messages;

/** Says on the command line what became of data packages. */
final class ImportLines {
    private final Messages messages;
    private final PrintStream out;

    ImportLines(Messages messages, PrintStream out) {
        this.messages = messages;
        this.out = out;
    }

    void print(ImportReport report) {
        for (ImportReport.Line line : report.lines()) {
            out.println(line.outcome().name().toLowerCase(Locale.ROOT) + " " + line.name() + ", " + line.files()
                    + " new files");
            line.reasons()
                    .forEach((field, phrases) -> out.println("  " + field + ": "
                            + phrases.stream()
                                    .map(phrase -> messages.text(Language.EN, phrase))
                                    .collect(Collectors.joining(" "))));
        }
    }
}
