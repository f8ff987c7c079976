package khlang;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Writes the log one line for each message; libraries are heard only when something is wrong with them. */
final class LogLines extends Handler {
    // Kept, because the log manager forgets a logger that nobody holds, and its level with it.
    private static final Logger OURS = Logger.getLogger("khlang");

    private static final Logger JAVALIN = Logger.getLogger("io.javalin.Javalin");
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");
    private static final Logger POI = Logger.getLogger("org.apache.poi");
    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    private final PrintStream out;

    private LogLines(PrintStream out) {
        this.out = out;
    }

    /** Sends all that is logged to a stream. */
    static void to(PrintStream out) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new LogLines(out));
        OURS.setLevel(Level.INFO);
        // It tells with a stack trace that the port is taken, which we tell in a sentence.
        JAVALIN.setFilter(message -> !"Failed to start Javalin".equals(message.getMessage()));
        // It advises quicker arithmetic of vectors, of which there are none in the index.
        LUCENE.setLevel(Level.SEVERE);
        // It warns of parts that a workbook may lack; what is wrong with one is told in our own words.
        POI.setLevel(Level.SEVERE);
    }

    @Override
    public void publish(LogRecord message) {
        if (isLoggable(message)) {
            out.println(line(message));
        }
    }

    private static String line(LogRecord message) {
        String source = String.valueOf(message.getLoggerName());
        String text = message.getInstant().truncatedTo(ChronoUnit.MILLIS) + " " + word(message.getLevel()) + " "
                + source.substring(source.lastIndexOf('.') + 1) + ": "
                // A line break in what a caller sent would look like a message of its own.
                + FORMATTER.formatMessage(message).replace("\r", "\\r").replace("\n", "\\n");
        return message.getThrown() == null ? text : text + System.lineSeparator() + trace(message.getThrown());
    }

    private static String word(Level level) {
        return level.intValue() >= Level.SEVERE.intValue() ? "ERROR" : level.getName();
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString().stripTrailing();
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
