package khlang.quality;

import org.jspecify.annotations.Nullable;

/**
 * A cell and what a check makes of it: the test walks them.
 *
 * @param mended what the cell was meant to be; null where nothing is wrong with it
 */
public record Sample(String cell, @Nullable String mended) {
    static Sample wrong(String cell, String mended) {
        return new Sample(cell, mended);
    }

    static Sample right(String cell) {
        return new Sample(cell, null);
    }
}
