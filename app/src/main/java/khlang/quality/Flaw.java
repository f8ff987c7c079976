package khlang.quality;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of what can be wrong with a table; names are those of the Frictionless framework where it has one. Whatever
 * is found, values stay in the table as they came; only a cell that is no value of its column's type is left out.
 */
public enum Flaw {
    PERSONAL_ID(Severity.ERROR, Place.COLUMN, Remedy.READING),
    PERSONAL_NAME(Severity.ERROR, Place.COLUMN, Remedy.READING),
    PERSONAL_PHONE(Severity.ERROR, Place.COLUMN, Remedy.READING),
    PERSONAL_EMAIL(Severity.ERROR, Place.COLUMN, Remedy.READING),
    PERSONAL_DETAIL(Severity.ERROR, Place.COLUMN, Remedy.READING),
    /** As its officers say; nothing is looked for. */
    PERSONAL_SAID(Severity.ERROR, Place.COLUMN, Remedy.READING),
    TYPE_ERROR(Severity.ERROR, Place.CELL, Remedy.FILE),
    MIXED_TYPES(Severity.WARNING, Place.CELL, Remedy.FILE),
    FORMULA_ERROR(Severity.ERROR, Place.CELL, Remedy.FILE),
    STRAY_QUOTE(Severity.WARNING, Place.ROW, Remedy.FILE),
    REPEATED_KEY(Severity.WARNING, Place.ROW, Remedy.FILE),
    EXTRA_CELL(Severity.ERROR, Place.CELL, Remedy.FILE),
    MISSING_CELL(Severity.WARNING, Place.ROW, Remedy.FILE),
    ENCODING_ERROR(Severity.ERROR, Place.CELL, Remedy.FILE),
    DOUBLE_ENCODED(Severity.ERROR, Place.CELL, Remedy.FILE, new TwiceCheck()),
    BROKEN_THAI(Severity.WARNING, Place.CELL, Remedy.FILE, new BrokenThaiCheck()),
    CONTROL_CHARACTER(Severity.WARNING, Place.CELL, Remedy.FILE),
    INVISIBLE_CHARACTER(Severity.WARNING, Place.CELL, Remedy.FILE, new InvisibleCheck()),
    LOOK_ALIKE(Severity.WARNING, Place.CELL, Remedy.FILE, new LookAlikeCheck()),
    LETTER_FOR_DIGIT(Severity.WARNING, Place.CELL, Remedy.FILE),
    HTML_IN_CELL(Severity.WARNING, Place.CELL, Remedy.FILE, new HtmlCheck()),
    HTML_ENTITY(Severity.WARNING, Place.CELL, Remedy.FILE, new EntityCheck()),
    TRUNCATED_TEXT(Severity.ERROR, Place.CELL, Remedy.FILE),
    TRUNCATED_NUMBER(Severity.ERROR, Place.CELL, Remedy.FILE),
    SHORTENED_NUMBER(Severity.ERROR, Place.CELL, Remedy.FILE),
    CUT_SECONDS(Severity.NOTE, Place.CELL, Remedy.FILE),
    TRUNCATED_TABLE(Severity.ERROR, Place.TABLE, Remedy.FILE),
    SURROUNDING_BLANKS(Severity.NOTE, Place.CELL, Remedy.FILE),
    MIXED_SPELLING(Severity.WARNING, Place.CELL, Remedy.FILE),
    MIXED_ERA(Severity.ERROR, Place.COLUMN, Remedy.FILE),
    AMBIGUOUS_YEAR(Severity.WARNING, Place.COLUMN, Remedy.FILE),
    MERGED_NUMBER(Severity.WARNING, Place.CELL, Remedy.FILE),
    MERGED_ACROSS(Severity.WARNING, Place.ROW, Remedy.FILE),
    MIXED_UNIT(Severity.ERROR, Place.COLUMN, Remedy.FILE),
    SWAPPED_COORDINATES(Severity.ERROR, Place.CELL, Remedy.FILE),
    COORDINATE_RANGE(Severity.ERROR, Place.CELL, Remedy.FILE),
    OUTLIER(Severity.NOTE, Place.CELL, Remedy.FILE),
    DUPLICATE_ROW(Severity.WARNING, Place.ROW, Remedy.FILE),
    BLANK_ROW(Severity.NOTE, Place.ROW, Remedy.FILE),
    REPEATED_HEADER(Severity.NOTE, Place.ROW, Remedy.FILE),
    CHANGED_HEADER(Severity.ERROR, Place.ROW, Remedy.FILE),
    NOTE_ROW(Severity.NOTE, Place.ROW, Remedy.FILE),
    TOTAL_ROW(Severity.NOTE, Place.ROW, Remedy.FILE),
    INNER_TOTAL_ROW(Severity.WARNING, Place.ROW, Remedy.FILE),
    INNER_TOTAL_MISMATCH(Severity.WARNING, Place.CELL, Remedy.FILE),
    TOTAL_MISMATCH(Severity.WARNING, Place.CELL, Remedy.FILE),
    SUM_MISMATCH(Severity.WARNING, Place.CELL, Remedy.FILE),
    BLANK_LABEL(Severity.WARNING, Place.COLUMN, Remedy.FILE),
    DUPLICATE_LABEL(Severity.WARNING, Place.COLUMN, Remedy.FILE),
    BLANK_COLUMN(Severity.NOTE, Place.COLUMN, Remedy.READING),
    MANY_BLANKS(Severity.NOTE, Place.COLUMN, Remedy.FILE),
    CONSTANT_COLUMN(Severity.NOTE, Place.COLUMN, Remedy.READING),
    LEGACY_ENCODING(Severity.NOTE, Place.TABLE, Remedy.FILE);

    private static final Set<Flaw> PERSONAL =
            EnumSet.of(PERSONAL_ID, PERSONAL_NAME, PERSONAL_PHONE, PERSONAL_EMAIL, PERSONAL_DETAIL, PERSONAL_SAID);
    private static final List<Flaw> IN_TEXT =
            Arrays.stream(values()).filter(flaw -> flaw.check != null).toList();

    private final Severity severity;
    private final Place place;
    private final Remedy remedy;
    // Checks keep nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable TextCheck check;

    Flaw(Severity severity, Place place, Remedy remedy) {
        this(severity, place, remedy, null);
    }

    Flaw(Severity severity, Place place, Remedy remedy, @Nullable TextCheck check) {
        this.severity = severity;
        this.place = place;
        this.remedy = remedy;
        this.check = check;
    }

    /** Those that the text of one cell shows by itself. */
    public static List<Flaw> inText() {
        return IN_TEXT;
    }

    /** Its name for machines: {@code type-error}. */
    public String code() {
        return key().replace('_', '-');
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How much it hurts. */
    public Severity severity() {
        return severity;
    }

    /** What it is one of. */
    public Place place() {
        return place;
    }

    /** Where it is mended. */
    public Remedy remedy() {
        return remedy;
    }

    /** Whether its values may tell of a person, so that they are shown to officers only. */
    public boolean personal() {
        return PERSONAL.contains(this);
    }

    /** What the cell was probably meant to be; null where this is not wrong with it. */
    public @Nullable String mended(String cell) {
        return check == null ? null : check.mended(cell);
    }

    /** Cells that show it, and cells that do not; none where one cell cannot. */
    public List<Sample> samples() {
        return check == null ? List.of() : check.samples();
    }

    /** What is wrong, in words: of the field's label, of the count, and of further {@code detail}. */
    public Phrase sentence(String label, long count, String detail) {
        return Phrase.of("quality.flaw." + key(), label, count, detail);
    }

    /** What to do. */
    public Phrase fix() {
        return Phrase.of("quality.fix." + key());
    }
}
