package khlang.tabular;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * How a text file writes its table, decided from its first letters.
 *
 * @param delimiter what stands between cells
 * @param skipped letters before the table: a first line {@code sep=;} is meant for Excel
 * @param escapes whether a quote inside a quoted cell is written {@code \"} and not {@code ""}
 * @param comments whether lines that begin with # are remarks
 * @param width how many cells most lines have
 */
record Dialect(Delimiter delimiter, int skipped, boolean escapes, boolean comments, int width) {
    private static final Pattern SEPARATOR =
            Pattern.compile("\\A\\uFEFF?\"?sep=(.)\"?[,;\\t ]*(\\r\\n|\\r|\\n)", Pattern.CASE_INSENSITIVE);

    /** @throws Problem where columns are set apart by blanks, so that nobody but a person can tell them apart */
    static Dialect of(String sample, @Nullable Character wanted) {
        Matcher separator = SEPARATOR.matcher(sample);
        boolean said = separator.lookingAt();
        int skipped = said ? separator.end() : 0;
        String table = sample.substring(skipped);
        Character letter =
                wanted == null && said ? Character.valueOf(separator.group(1).charAt(0)) : wanted;
        Delimiter delimiter = Optional.ofNullable(letter).flatMap(Delimiter::of).orElseGet(() -> Delimiter.of(table));
        if (letter == null && !delimiter.isClear(table) && AlignedText.is(table)) {
            throw Problem.invalid("upload", "tabular.space_aligned");
        }
        int width = delimiter.width(table);
        boolean comments = width > 1
                && table.stripLeading().startsWith("#")
                && delimiter.width(firstLine(table.stripLeading())) != width;
        return new Dialect(delimiter, skipped, escapes(table, delimiter.letter()), comments, width);
    }

    private static String firstLine(String text) {
        return text.substring(0, StrayQuote.lineEnd(text, 0));
    }

    /** Whether quoted cells hold quotes after a backslash in their midst, and none that are doubled. */
    private static boolean escapes(String sample, char delimiter) {
        boolean quoted = false;
        int escaped = 0;
        for (int i = 0; i + 2 < sample.length(); i++) {
            char letter = sample.charAt(i);
            char next = sample.charAt(i + 1);
            boolean begins = letter == '"' && (i == 0 || isEdge(sample.charAt(i - 1), delimiter));
            if (!quoted) {
                quoted = begins;
            } else if (letter == '\\' && next == '"' && !isEdge(sample.charAt(i + 2), delimiter)) {
                escaped++;
                i++;
            } else if (letter == '"' && next == '"') {
                return false;
            } else if (letter == '"') {
                quoted = false;
            }
        }
        return escaped > 0;
    }

    private static boolean isEdge(char letter, char delimiter) {
        return letter == delimiter || letter == '\n' || letter == '\r';
    }

    /** Where quotes are not escaped, a stray one stops the parser, so that nothing is lost silently. */
    CSVFormat format() {
        CSVFormat.Builder format =
                CSVFormat.DEFAULT.builder().setDelimiter(delimiter.letter()).setIgnoreEmptyLines(false);
        return escapes
                ? format.setLenientEof(true)
                        .setTrailingData(true)
                        .setEscape('\\')
                        .get()
                : format.get();
    }

    /** Whether a row is a remark; one as wide as the table is not, for it may be the header. */
    boolean isComment(CSVRecord row) {
        return comments && row.size() != width && row.get(0).startsWith("#");
    }
}
