package khlang.quality;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import khlang.problem.Phrase;

/** What earns points of a table's score; together they are 100. The README's table is tested against this one. */
public enum Criterion {
    NOTES(6, Remedy.DATASET),
    LICENSE(7, Remedy.DATASET),
    UPDATING(5, Remedy.DATASET),
    CONTACT(3, Remedy.DATASET),
    DESCRIPTION(6, Remedy.RESOURCE),
    UNITS(8, Remedy.FIELDS),
    LABELS(4, Remedy.FIELDS),
    MEANINGS(6, Remedy.FIELDS),
    VALUES(
            9,
            Flaw.TYPE_ERROR,
            Flaw.MIXED_TYPES,
            Flaw.FORMULA_ERROR,
            Flaw.EXTRA_CELL,
            Flaw.MISSING_CELL,
            Flaw.MERGED_NUMBER,
            Flaw.MIXED_UNIT,
            Flaw.SWAPPED_COORDINATES,
            Flaw.COORDINATE_RANGE),
    LETTERS(6, Flaw.ENCODING_ERROR, Flaw.DOUBLE_ENCODED, Flaw.BROKEN_THAI, Flaw.CONTROL_CHARACTER),
    ENCODING(4, Flaw.LEGACY_ENCODING),
    HEADER(5, Flaw.BLANK_LABEL, Flaw.DUPLICATE_LABEL, Flaw.CHANGED_HEADER),
    ROWS(6, Flaw.DUPLICATE_ROW),
    ERA(5, Flaw.MIXED_ERA, Flaw.AMBIGUOUS_YEAR),
    MARKUP(4, Flaw.HTML_IN_CELL, Flaw.HTML_ENTITY),
    ONE_TABLE(6, Flaw.BLANK_ROW, Flaw.REPEATED_HEADER, Flaw.NOTE_ROW, Flaw.TOTAL_ROW, Flaw.INNER_TOTAL_ROW),
    SUMS(3, Flaw.TOTAL_MISMATCH, Flaw.INNER_TOTAL_MISMATCH, Flaw.SUM_MISMATCH),
    WHOLE(3, Flaw.TRUNCATED_TEXT, Flaw.TRUNCATED_NUMBER, Flaw.SHORTENED_NUMBER, Flaw.TRUNCATED_TABLE),
    SPELLING(4, Flaw.LOOK_ALIKE, Flaw.INVISIBLE_CHARACTER, Flaw.LETTER_FOR_DIGIT, Flaw.MIXED_SPELLING);

    private final int points;
    private final Remedy remedy;
    // Never changed once made.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Flaw> flaws;

    Criterion(int points, Remedy remedy) {
        this.points = points;
        this.remedy = remedy;
        this.flaws = Set.of();
    }

    Criterion(int points, Flaw... flaws) {
        this.points = points;
        this.remedy = Remedy.FILE;
        this.flaws = Set.of(flaws);
    }

    /** Its name for machines: {@code one-table}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it earns where nothing is amiss; nothing where anything is. */
    public int points() {
        return points;
    }

    /** Where it is earned. */
    public Remedy remedy() {
        return remedy;
    }

    /** The flaws of which there must be none; none where it is about what is said of the data. */
    public Set<Flaw> flaws() {
        return flaws;
    }

    /** What would earn it, of the fields that lack it. */
    public Phrase advice(List<String> labels) {
        return Phrase.of("quality.advice." + name().toLowerCase(Locale.ROOT), String.join(", ", labels));
    }
}
