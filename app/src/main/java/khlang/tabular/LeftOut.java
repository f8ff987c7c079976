package khlang.tabular;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.quality.Flaw;
import khlang.quality.Noticed;

/**
 * Takes columns that are not wanted out of a table that was read whole: a group, a total or a note shows itself by any of
 * its cells, also by those of a column that is left out. O(bytes), and nothing where no column is.
 */
final class LeftOut {
    private static final int BUFFER = 1 << 16;

    private final Set<String> ids;
    private final boolean[] kept;
    private final List<Field> fields = new ArrayList<>();

    /**
     * What is left of a table.
     *
     * @param all its fields
     * @param ids those of them that are left out
     */
    LeftOut(List<Field> all, Set<String> ids) {
        this.ids = ids;
        // The rows' numbers stand first.
        this.kept = new boolean[all.size() + 1];
        kept[0] = true;
        for (Field field : all) {
            boolean stays = !ids.contains(field.id());
            kept[field.position()] = stays;
            if (stays) {
                fields.add(field.at(fields.size() + 1));
            }
        }
    }

    /** The same table without them, and its rows in normal form too. */
    Gathered from(Gathered whole, Path csv) {
        if (fields.size() == whole.fields().size()) {
            return whole;
        }
        cut(csv);
        Noticed noticed = whole.noticed();
        Map<String, String> totals = new HashMap<>(noticed.totals());
        totals.keySet().removeAll(ids);
        // Which rows are sums themselves may not be told any more, and a closing total is not of all.
        boolean sums = noticed.findings().stream().anyMatch(finding -> finding.flaw() == Flaw.INNER_TOTAL_ROW);
        if (sums) {
            totals.clear();
        }
        return new Gathered(
                List.copyOf(fields),
                whole.rows(),
                whole.problems(),
                whole.head(),
                whole.tables(),
                new Noticed(
                        noticed.findings().stream()
                                .filter(finding -> !ids.contains(finding.field()))
                                .toList(),
                        totals,
                        noticed.totalLine(),
                        noticed.lines(),
                        noticed.rows()),
                whole.grouped(),
                whole.notes());
    }

    private void cut(Path csv) {
        Path rest = csv.resolveSibling(csv.getFileName() + ".cut");
        try {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(csv), BUFFER);
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(rest), BUFFER)) {
                copy(in, out);
            }
            Files.move(rest, csv, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("leaving columns out of " + csv, e);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        boolean quoted = false;
        int column = 0;
        for (int letter = in.read(); letter >= 0; letter = in.read()) {
            quoted ^= letter == '"';
            boolean ends = letter == '\n' && !quoted;
            if (letter == ',' && !quoted) {
                column++;
            }
            if (ends || kept[column]) {
                out.write(letter);
            }
            column = ends ? 0 : column;
        }
    }
}
