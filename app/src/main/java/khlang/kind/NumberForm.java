package khlang.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decimal number. */
final class NumberForm implements Form {
    @Override
    public @Nullable String normal(String cell) {
        NumberText number = new NumberText();
        return number.read(cell) && !number.isCode() ? number.plain() : null;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("46.0", "46.0"),
                Example.sure("102,229.50", "102229.50"),
                Example.sure("-.5", "-0.5"),
                Example.sure("๔.๐", "4.0"),
                Example.sure("1.5E+3", "1500"),
                Example.sure("1.5E3", "1500"),
                Example.sure("2e+3", "2000"),
                Example.sure("12345678901234567890", "12345678901234567890"),
                Example.not("1.2.3"),
                Example.not("1E1"),
                Example.not("2E3"),
                Example.not("97.4%"),
                Example.not("1,2345.0"),
                Example.not("00.5"),
                Example.not("-"),
                Example.not("."));
    }
}
