package khlang.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole number of at most 18 digits. */
final class IntegerForm implements Form {
    @Override
    public @Nullable String normal(String cell) {
        NumberText number = new NumberText();
        boolean fits = number.read(cell) && number.isInteger();
        return fits && !number.isCode() ? number.plain() : null;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("0", "0"),
                Example.sure("-12", "-12"),
                Example.sure("1,234,567", "1234567"),
                Example.sure("๒๕๖๗", "2567"),
                Example.sure("−5", "-5"),
                Example.not("00100"),
                Example.not("1,23"),
                Example.not("1234567890123456789"),
                Example.not("12.0"),
                Example.not("5 ท่าน"),
                Example.not("(1)"),
                Example.not("+66812345678"));
    }
}
