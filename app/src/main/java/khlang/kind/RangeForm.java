package khlang.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number that lies between two others, as degrees and the metres of a grid do; only its header tells what it is. */
final class RangeForm implements Form {
    static final RangeForm LATITUDE = new RangeForm(
            0, 90, List.of(Example.fits("16.4419", "16.4419"), Example.fits("๑๖.๔๔", "16.44"), Example.not("116.44")));
    static final RangeForm LONGITUDE = new RangeForm(
            0,
            180,
            List.of(Example.fits("102.8360", "102.8360"), Example.fits("-0.1276", "-0.1276"), Example.not("181")));

    /** Metres east in a zone of the UTM grid. */
    static final RangeForm EASTING = new RangeForm(
            100_000,
            900_000,
            List.of(Example.fits("267890.5", "267890.5"), Example.fits("267,890", "267890"), Example.not("67890")));

    /** Metres north, of Thailand with some room around it. */
    static final RangeForm NORTHING = new RangeForm(
            550_000,
            2_350_000,
            List.of(Example.fits("1817890", "1817890"), Example.not("267890"), Example.not("1817890 N")));

    private final NumberForm number = new NumberForm();
    private final long least;
    private final long most;
    private final List<Example> examples;

    private RangeForm(long least, long most, List<Example> examples) {
        this.least = least;
        this.most = most;
        this.examples = examples;
    }

    @Override
    public @Nullable String normal(String cell) {
        NumberText read = new NumberText();
        return read.read(cell) && fits(read) ? number.normal(cell) : null;
    }

    @Override
    public boolean sure(String cell) {
        return false;
    }

    @Override
    public boolean fits(NumberText number) {
        boolean signed = least == 0 || !number.isNegative();
        return signed && number.whole() >= least && number.whole() <= most && number.wholeDigits() <= 7;
    }

    @Override
    public List<Example> examples() {
        return examples;
    }
}
