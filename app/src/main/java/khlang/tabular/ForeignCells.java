package khlang.tabular;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;

/**
 * Suggests what cells of a UTF-8 file say whose bytes are no letters there: rows of Windows-874 that were put below
 * others are Thai.
 */
final class ForeignCells {
    private static final int LONGEST_LINE = 1 << 16;

    private final Path file;
    private final char delimiter;

    ForeignCells(Path file, char delimiter) {
        this.file = file;
        this.delimiter = delimiter;
    }

    /** The findings with suggestions for the cells that are told one by one. O(n) in the bytes, where there are any. */
    List<Finding> suggested(List<Finding> findings) {
        Set<Long> wanted = new HashSet<>();
        for (Finding finding : findings) {
            if (finding.flaw() == Flaw.ENCODING_ERROR) {
                finding.instances().forEach(one -> wanted.add(one.line()));
            }
        }
        if (wanted.isEmpty()) {
            return findings;
        }
        Map<Long, byte[]> lines = lines(wanted);
        return findings.stream()
                .map(finding ->
                        finding.flaw() == Flaw.ENCODING_ERROR ? finding.with(one -> suggested(one, lines)) : finding)
                .toList();
    }

    private Instance suggested(Instance one, Map<Long, byte[]> lines) {
        byte[] line = lines.getOrDefault(one.line(), new byte[0]);
        String[] read = LooseCells.of(new String(line, StandardCharsets.UTF_8), delimiter);
        String[] meant = LooseCells.of(new String(line, TextEncoding.WINDOWS_874), delimiter);
        for (int i = 0; i < Math.min(read.length, meant.length); i++) {
            if (CellText.stripped(read[i]).equals(one.raw()) && isThai(read[i], meant[i])) {
                return new Instance(one.row(), one.line(), one.raw(), CellText.stripped(meant[i]));
            }
        }
        return one;
    }

    /** Whether a cell that has no Thai as it was read is nothing but good Thai in Windows-874. */
    private static boolean isThai(String read, String meant) {
        LegacyEvidence evidence = new LegacyEvidence();
        byte[] bytes = meant.getBytes(TextEncoding.WINDOWS_874);
        evidence.add(bytes, bytes.length);
        return read.chars().noneMatch(letter -> letter >= '\u0E00' && letter < '\u0E80')
                && meant.indexOf('\uFFFD') < 0
                && evidence.thai() > Math.max(0, evidence.latin());
    }

    private Map<Long, byte[]> lines(Set<Long> wanted) {
        Map<Long, byte[]> lines = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), LONGEST_LINE)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            int before = 0;
            for (int letter = in.read(); letter >= 0 && lines.size() < wanted.size(); letter = in.read()) {
                boolean end = letter == '\n' || letter == '\r';
                if (end && !(letter == '\n' && before == '\r')) {
                    keep(number++, line, wanted, lines);
                } else if (!end && line.size() < LONGEST_LINE && wanted.contains(number)) {
                    line.write(letter);
                }
                before = letter;
            }
            keep(number, line, wanted, lines);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static void keep(long number, ByteArrayOutputStream line, Set<Long> wanted, Map<Long, byte[]> lines) {
        if (wanted.contains(number)) {
            lines.putIfAbsent(number, line.toByteArray());
        }
        line.reset();
    }
}
