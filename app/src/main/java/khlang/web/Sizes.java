package khlang.web;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** Sizes of files as people say them. */
public final class Sizes {
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

    private Sizes() {}

    /** A size in bytes, KB, MB, GB or TB. */
    public static String of(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1_000 && unit < UNITS.size() - 1) {
            amount /= 1_000;
            unit++;
        }
        String pattern = amount < 10 && unit > 0 ? "0.#" : "#,##0";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount) + " "
                + UNITS.get(unit);
    }
}
