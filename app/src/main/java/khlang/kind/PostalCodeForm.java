package khlang.kind;

import java.util.List;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** A Thai postal code: five digits, of which the first two are those of a province. Any number may look like one. */
final class PostalCodeForm implements Form {
    private static final int DIGITS = 5;

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() != DIGITS) {
            return null;
        }
        String digits = ThaiDigits.toArabic(cell);
        boolean figures = digits.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return figures && Provinces.isCode(digits.substring(0, 2)) ? digits : null;
    }

    @Override
    public boolean sure(String cell) {
        return false;
    }

    @Override
    public boolean fits(NumberText number) {
        return number.wholeDigits() == DIGITS && normal(number.text()) != null;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.fits("40000", "40000"),
                Example.fits("๑๐๑๐๐", "10100"),
                Example.not("00100"),
                Example.not("29000"),
                Example.not("4000"),
                Example.not("40,000"));
    }
}
