package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import khlang.kind.Kind;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.tabular.Field;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A data dictionary as CSV: a row a field, in the same shape when it is handed out and when it comes back. */
public final class DictionaryCsv {
    private static final String NAME = "name";
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of(NAME, "type", "kind"), DictionaryEdit.KEYS.stream())
            .toList();

    /** Every program that writes no UTF-8 here writes this. */
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    private static final int MOST_SHOWN = 50;

    /**
     * What a file says.
     *
     * @param said of each field that it names, by {@link DictionaryEdit#KEYS}
     * @param unfit what of it fits nothing, line by line
     */
    public record Read(Map<Field, Map<String, String>> said, List<Phrase> unfit) {}

    private DictionaryCsv() {}

    /** Writes the dictionary; for a spreadsheet so that nothing in it runs. */
    static void write(
            ByteWriter out,
            FieldDictionary dictionary,
            List<Field> fields,
            Map<String, Kind> chosen,
            boolean forSheet) {
        RowText text = forSheet ? RowText.CSV.ofSheet() : RowText.CSV;
        text.row(out, COLUMNS.toArray());
        for (Field field : fields) {
            List<Object> cells = new ArrayList<>(
                    List.of(field.id(), TableApi.type(field), field.kind().id()));
            cells.addAll(DictionaryEdit.typed(dictionary, chosen, field).values());
            text.row(out, cells.toArray());
        }
    }

    /**
     * Reads a file for the fields of a table.
     *
     * @throws Problem under {@code upload} where it is no such file
     */
    public static Read read(byte[] bytes, FieldDictionary dictionary, List<Field> fields) {
        List<CSVRecord> lines = lines(text(bytes));
        List<String> header = lines.isEmpty()
                ? List.of()
                : lines.get(0).stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        int name = header.indexOf(NAME);
        if (name < 0) {
            throw Problem.invalid("upload", "datastore.dictionary.no_name");
        }
        List<Phrase> unfit = new ArrayList<>();
        header.stream()
                .filter(column -> !column.isEmpty() && !COLUMNS.contains(column))
                .forEach(column -> unfit.add(Phrase.of("datastore.dictionary.column", column)));
        Map<Field, Map<String, String>> said = new LinkedHashMap<>();
        for (CSVRecord line : lines.subList(1, lines.size())) {
            if (line.stream().allMatch(String::isBlank)) {
                continue;
            }
            String wanted = cell(line, name);
            Field field = field(wanted, fields);
            if (field == null) {
                boolean waits = dictionary.waiting().contains(wanted);
                String key = waits ? "datastore.dictionary.waits" : "datastore.dictionary.unknown";
                unfit.add(Phrase.of(key, line.getRecordNumber(), wanted));
            } else if (said.containsKey(field)) {
                unfit.add(Phrase.of("datastore.dictionary.twice", line.getRecordNumber(), wanted));
            } else {
                said.put(field, words(header, line));
            }
        }
        if (said.isEmpty()) {
            throw Problem.invalid("upload", "datastore.dictionary.no_field");
        }
        return new Read(said, unfit.subList(0, Math.min(MOST_SHOWN, unfit.size())));
    }

    private static Map<String, String> words(List<String> header, CSVRecord line) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int index = 0; index < header.size(); index++) {
            if (DictionaryEdit.KEYS.contains(header.get(index))) {
                words.put(header.get(index), cell(line, index));
            }
        }
        return words;
    }

    private static String cell(CSVRecord line, int index) {
        String cell = index < line.size() ? line.get(index).strip() : "";
        // We wrote the mark, so that a spreadsheet runs nothing.
        return cell.matches("(?s)'[=@+-].*") ? cell.substring(1) : cell;
    }

    private static @Nullable Field field(String name, List<Field> fields) {
        return Stream.concat(
                        fields.stream().filter(field -> field.id().equals(name)),
                        fields.stream().filter(field -> field.label().equals(name)))
                .findFirst()
                .orElse(null);
    }

    private static List<CSVRecord> lines(String text) {
        String head = text.lines().findFirst().orElse("");
        char delimiter = Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        sign -> head.chars().filter(letter -> letter == sign).count()))
                .orElseThrow();
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        } catch (CSVException | UncheckedIOException e) {
            throw Problem.invalid("upload", "datastore.dictionary.no_csv");
        } catch (IOException e) {
            throw new UncheckedIOException("reading a data dictionary", e);
        }
    }

    private static String text(byte[] bytes) {
        if (begins(bytes, 'P', 'K') || begins(bytes, 0xD0, 0xCF)) {
            throw Problem.invalid("upload", "datastore.dictionary.no_csv");
        }
        if (begins(bytes, 0xFF, 0xFE) || begins(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        boolean marked = begins(bytes, 0xEF, 0xBB) && bytes.length > 2;
        byte[] own = marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(own))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(own, WINDOWS_874);
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
