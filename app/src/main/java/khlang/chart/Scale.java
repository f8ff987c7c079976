package khlang.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis that begins and ends at round numbers.
 *
 * @param minimum where it begins
 * @param maximum where it ends
 * @param step the distance of its marks
 */
record Scale(double minimum, double maximum, double step) {
    /** A scale over two values with about so many marks: steps are 1, 2 or 5 times a power of ten. */
    static Scale of(double least, double most, int marks) {
        double span = most > least ? most - least : Math.max(Math.abs(most), 1);
        double rough = span / Math.max(1, marks);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double ratio = rough / power;
        double step = (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10) * power;
        return new Scale(Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step, step);
    }

    /** A scale whose marks are whole numbers, for counts. */
    static Scale ofCounts(double most, int marks) {
        Scale scale = of(0, most, marks);
        return scale.step >= 1 ? scale : new Scale(0, Math.max(1, Math.ceil(most)), 1);
    }

    /** The marks. */
    List<Double> marks() {
        List<Double> marks = new ArrayList<>();
        long count = Math.round((maximum - minimum) / step);
        for (long i = 0; i <= count; i++) {
            marks.add(minimum + i * step);
        }
        return marks;
    }

    /** Where a value lies between 0, the scale's begin, and 1, its end. */
    double share(double value) {
        return maximum > minimum ? (value - minimum) / (maximum - minimum) : 0;
    }
}
