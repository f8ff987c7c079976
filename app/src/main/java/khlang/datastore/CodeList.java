package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.dataset.DictionaryRules;
import khlang.problem.Problem;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A code list as people write it: a code a line, {@code 1 = ชาย = male}, or lines copied from a spreadsheet or from CSV. What
 * holds a sign that parts codes stands in quotation marks.
 */
public final class CodeList {
    /** More are a table of their own. */
    public static final int MOST = DictionaryRules.MOST_CODES;

    private static final int LONGEST = 300;
    private static final String SIGNS = "=\t,;";
    private static final Set<String> HEADERS = Set.of("code", "codes", "value", "รหัส", "ค่า");

    private CodeList() {}

    /** The lines of a list. */
    public static String text(List<FieldCode> codes) {
        return codes.stream()
                .map(code -> {
                    boolean english = !code.labelEnglish().isEmpty();
                    boolean labelled = english || !code.label().isEmpty();
                    return quoted(code.value())
                            + (labelled ? " = " + quoted(code.label()) : "")
                            + (english ? " = " + quoted(code.labelEnglish()) : "");
                })
                .collect(Collectors.joining("\n"));
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(letter -> letter == '"' || SIGNS.indexOf(letter) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * The codes of some lines, in their order.
     *
     * @param name what the lines are called where they are refused
     * @throws Problem where a line has no code or too many parts, or a code comes twice
     */
    public static List<FieldCode> of(String name, String text) {
        List<FieldCode> codes = new ArrayList<>();
        Set<String> values = new HashSet<>();
        for (CSVRecord line : lines(name, text)) {
            List<String> parts = line.stream().map(String::strip).toList();
            if (parts.stream().allMatch(String::isEmpty) || (codes.isEmpty() && isHeader(parts))) {
                continue;
            }
            FieldCode code = code(name, line.getRecordNumber(), parts);
            if (!values.add(code.value())) {
                throw Problem.invalid(name, "datastore.codes.twice", line.getRecordNumber(), code.value());
            }
            codes.add(code);
        }
        if (codes.size() > MOST) {
            throw Problem.invalid(name, "datastore.codes.many", codes.size(), MOST);
        }
        return codes;
    }

    private static boolean isHeader(List<String> parts) {
        return parts.size() > 1 && HEADERS.contains(parts.get(0).toLowerCase(java.util.Locale.ROOT));
    }

    private static FieldCode code(String name, long line, List<String> parts) {
        if (parts.get(0).isEmpty()) {
            throw Problem.invalid(name, "datastore.codes.blank", line);
        }
        if (parts.stream().skip(3).anyMatch(part -> !part.isEmpty())) {
            throw Problem.invalid(name, "datastore.codes.parts", line);
        }
        if (parts.stream().anyMatch(part -> part.length() > LONGEST)) {
            throw Problem.invalid(name, "datastore.codes.long", line, LONGEST);
        }
        return new FieldCode(parts.get(0), parts.size() > 1 ? parts.get(1) : "", parts.size() > 2 ? parts.get(2) : "");
    }

    private static List<CSVRecord> lines(String name, String text) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(sign(text))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        } catch (CSVException | UncheckedIOException e) {
            throw Problem.invalid(name, "datastore.codes.quotes");
        } catch (IOException e) {
            throw new UncheckedIOException("reading a code list", e);
        }
    }

    /** The sign between the parts: the first of ours that stands outside of quotation marks. */
    private static char sign(String text) {
        String open = text.replaceAll("\"[^\"]*\"", "");
        return Stream.of('=', '\t', ';', ',')
                .filter(sign -> open.indexOf(sign) >= 0)
                .findFirst()
                .orElse('=');
    }
}
