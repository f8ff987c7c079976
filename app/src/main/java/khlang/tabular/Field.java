package khlang.tabular;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.kind.DateOrder;
import khlang.kind.Kind;
import khlang.kind.Meaning;
import khlang.kind.Reading;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * One field of a table.
 *
 * @param position 1 for the first field; {@code 0} is the row's number {@code _id}
 * @param id the name by which callers ask for it: the header, Thai included, in the form that CKAN's rules allow
 * @param label the header as printed
 * @param type how its values are kept
 * @param scale for {@link FieldType#NUMBER}: digits behind the point, at most 18, or {@code -1} where the values need
 *     more than 38 digits together and are kept as floating point; 0 for other types
 * @param meaning what its values are; null in tables that were loaded before anybody asked
 * @param declared PostgreSQL's name of the type that the writer of a table gave it, where it is kept as text because no
 *     column is of that type: {@code json}, lists such as {@code _text}, {@code time}; else null
 */
public record Field(
        int position,
        String id,
        String label,
        FieldType type,
        int scale,
        @Nullable Meaning meaning,
        @Nullable String declared) {
    /** What a column without a header is called, with its number behind. */
    public static final String UNNAMED = "คอลัมน์";

    /** A field that nobody declared. */
    public Field(int position, String id, String label, FieldType type, int scale, @Nullable Meaning meaning) {
        this(position, id, label, type, scale, meaning, null);
    }

    /** A field of which only its type is known. */
    public Field(int position, String id, String label, FieldType type, int scale) {
        this(position, id, label, type, scale, null);
    }

    /** Whether its values are lists or objects, kept as the text of their JSON. */
    public boolean nested() {
        return declared != null && (declared.equals("json") || list());
    }

    /** Whether its values are lists, kept as the text of their JSON. */
    public boolean list() {
        return declared != null && declared.startsWith("_");
    }

    /** Whether its values are shapes, kept as the text of their GeoJSON; those of a file's features are called so. */
    public boolean geometry() {
        return label.equals("geometry") && kind() == Kind.JSON;
    }

    /** Whether its values are times of the day, kept as text. */
    public boolean time() {
        return declared != null && declared.startsWith("time");
    }

    /** What its values are: as far as its type tells where nothing else is known. */
    public Meaning means() {
        return meaning == null ? Meaning.of(type.plainKind()) : meaning;
    }

    /** What its values are. */
    public Kind kind() {
        return means().kind();
    }

    /** Whether a cell, neither blank nor with blanks around it, is a value of the field. */
    boolean reads(String cell) {
        return normal(cell) != null;
    }

    private @Nullable String normal(String cell) {
        Reading reading = means().reading();
        return reading == Reading.PLAIN ? type.normal(cell) : reading.normal(cell);
    }

    /** Says which of some fields were read in a way that somebody should know of. */
    static List<Phrase> readings(List<Field> fields) {
        return Stream.concat(
                        fields.stream().flatMap(field -> field.shown().stream()),
                        read(fields, Reading.ALL_DIGITS, "tabular.note.all_digits").stream())
                .toList();
    }

    /** How its values were read, with the cell that shows it, or that could be read in another way. */
    private Optional<Phrase> shown() {
        Reading reading = means().reading();
        @Nullable String key = note(reading);
        return means().evidence().dates().stream()
                .filter(first -> key != null)
                .map(first -> Phrase.of(
                        String.valueOf(key), label, first.cell(), first.line(), String.valueOf(normal(first.cell()))))
                .findFirst();
    }

    private @Nullable String note(Reading reading) {
        return switch (reading) {
            case MONTH_FIRST ->
                means().evidence().order() == DateOrder.MONTH_TAKEN
                        ? "tabular.note.month_taken"
                        : "tabular.note.month_first";
            case SHORT_BUDDHIST -> "tabular.note.short_buddhist";
            case NAMED_COMMON -> "tabular.note.named_common";
            case MOVED -> "tabular.note.moved";
            case PLAIN -> "tabular.note.named_early";
            case THOUSANDS ->
                means().evidence().dates().stream()
                                .anyMatch(shown -> shown.cell().indexOf(',') > 0)
                        ? "tabular.note.thousands"
                        : "tabular.note.points";
            case DECIMAL_COMMA -> "tabular.note.points_elsewhere";
            case POINTED_DAYS,
                    WITH_UNIT,
                    WITH_ERA,
                    COMMA_WITH_UNIT,
                    BRACKETS,
                    SERIAL_DAYS,
                    SHORT_COMMON,
                    MIXED_SHARES,
                    ALL_DIGITS,
                    ONE_AND_ZERO -> null;
        };
    }

    private static Optional<Phrase> read(List<Field> fields, Reading reading, String key) {
        String labels = fields.stream()
                .filter(field -> field.means().reading() == reading)
                .map(field -> "‘" + field.label() + "’")
                .collect(Collectors.joining(", "));
        return labels.isEmpty() ? Optional.empty() : Optional.of(Phrase.of(key, labels));
    }

    /** The same by another name. */
    public Field called(String other) {
        return new Field(position, other, label, type, scale, meaning, declared);
    }

    /** The same with another label. */
    public Field labelled(String other) {
        return new Field(position, id, other, type, scale, meaning, declared);
    }

    /** The same with another number of digits behind the point. */
    public Field scaled(int other) {
        return new Field(position, id, label, type, other, meaning, declared);
    }

    /** The same at another place. */
    public Field at(int other) {
        return new Field(other, id, label, type, scale, meaning, declared);
    }
}
