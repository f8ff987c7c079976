package khlang.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file, decided from all of its bytes: one bad byte does not turn a UTF-8 file into another.
 *
 * @param charset the encoding
 * @param mark how many bytes its byte order mark has
 * @param over the encoding for which its bytes were once taken before they were written as UTF-8 a second time
 * @param once the encoding that these bytes were in
 */
record TextEncoding(Charset charset, int mark, @Nullable Charset over, Charset once) {
    /**
     * Windows' Thai, which has quotes and a no-break space that TIS-620 lacks; Java's x-IBM874 is another set, with box
     * drawing where these stand.
     */
    static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** So many good sequences of UTF-8 must stand against each bad byte where nothing else is asked. */
    private static final int GOOD_FOR_BAD = 20;

    private static final int FEW_LETTERS = 4;

    /** Of four letters that were spoilt so, one at least begins a Thai one. */
    private static final int LETTERS_FOR_SPOILT = 4;

    /** More than this many control characters, and more than one byte in a hundred: no text. */
    private static final int FEW_CONTROLS = 8;

    private static final int BUFFER = 1 << 16;
    private static final int NEAR = 1 << 10;
    private static final long LARGE = 16 << 20;

    /** Takes a part of a file. */
    @FunctionalInterface
    private interface Part {
        void add(byte[] buffer, int length);
    }

    TextEncoding(Charset charset, int mark, @Nullable Charset over) {
        this(charset, mark, over, charset);
    }

    static TextEncoding of(Path file) {
        TextEncoding marked = marked(file);
        if (!marked.charset().equals(StandardCharsets.UTF_8)) {
            return marked.orLatinForThai(file);
        }
        Utf8Evidence evidence = utf8(file);
        if (evidence.controls() * 4 >= evidence.bytes() && evidence.bytes() > 0) {
            return wide(file).orLatinForThai(file);
        }
        if (evidence.controls() > FEW_CONTROLS && evidence.controls() * 100 > evidence.bytes()) {
            throw Problem.invalid("upload", "tabular.binary");
        }
        boolean sure = evidence.thai() + evidence.cedillas() >= FEW_LETTERS || evidence.good() == 0;
        boolean clear = sure && evidence.bad() * GOOD_FOR_BAD <= evidence.good();
        if (isLatinForThai(file, evidence)) {
            return new TextEncoding(StandardCharsets.UTF_8, marked.mark(), WINDOWS_1252, WINDOWS_874);
        }
        // A byte order mark is believed until most of what follows it is no UTF-8.
        if (clear || (marked.mark() > 0 && evidence.bad() <= Math.max(1, evidence.good()))) {
            return new TextEncoding(StandardCharsets.UTF_8, marked.mark(), twice(evidence));
        }
        return weighed(file, evidence, marked.mark());
    }

    /** Looks at both halves of a large file at the same time: nothing else can begin before the encoding is known. */
    private static <E> E halves(Path file, BiFunction<Long, Long, E> look, BinaryOperator<E> sum) {
        long size = file.toFile().length();
        long middle = size < LARGE ? 0 : middle(file, size / 2);
        if (middle == 0) {
            return look.apply(0L, size);
        }
        CompletableFuture<E> second = CompletableFuture.supplyAsync(() -> look.apply(middle, size));
        E first = look.apply(0L, middle);
        try {
            return sum.apply(first, second.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static Utf8Evidence utf8(Path file) {
        return halves(
                file,
                (from, to) -> {
                    Utf8Evidence evidence = new Utf8Evidence();
                    eachPart(file, from, to, evidence::add);
                    return evidence;
                },
                Utf8Evidence::plus);
    }

    private static LegacyEvidence legacy(Path file) {
        return halves(
                file,
                (from, to) -> {
                    LegacyEvidence evidence = new LegacyEvidence();
                    eachPart(file, from, to, evidence::add);
                    return evidence;
                },
                LegacyEvidence::plus);
    }

    /** The first byte from {@code from} on that is a letter of its own, so that no letter is cut; 0 where none is near. */
    private static long middle(Path file, long from) {
        long[] found = new long[1];
        eachPart(file, from, from + NEAR, (buffer, length) -> {
            for (int i = 0; i < length && found[0] == 0; i++) {
                found[0] = buffer[i] >= 0 ? from + i : 0;
            }
        });
        return found[0];
    }

    /** Whether its bytes mean the same in all encodings that are written byte by byte. */
    static boolean isAscii(Path file) {
        boolean[] other = new boolean[1];
        eachPart(file, (buffer, length) -> {
            for (int i = 0; i < length && !other[0]; i++) {
                other[0] = buffer[i] <= 0;
            }
        });
        return !other[0];
    }

    /** The names of encodings that people can say. */
    static List<String> names() {
        return List.of("UTF-8", "windows-874", "windows-1252", "UTF-16LE", "UTF-16BE");
    }

    /** The encoding that was said, by one of its names. @throws Problem where it is none that is known */
    static TextEncoding said(Path file, String name) {
        String known = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Charset charset = switch (known) {
            case "utf8", "utf8sig" -> StandardCharsets.UTF_8;
            case "windows874", "cp874", "tis620", "iso885911" -> WINDOWS_874;
            case "windows1252", "cp1252", "iso88591", "latin1" -> WINDOWS_1252;
            case "utf16le", "utf16" -> StandardCharsets.UTF_16LE;
            case "utf16be" -> StandardCharsets.UTF_16BE;
            default -> throw Problem.invalid("encoding", "tabular.no_encoding", name, String.join(", ", names()));
        };
        TextEncoding marked = marked(file);
        // Programs put the mark of UTF-8 before anything; no text begins with its three letters in another encoding.
        boolean skipped = marked.charset().equals(charset)
                || (marked.charset().equals(StandardCharsets.UTF_8) && !isWide(charset));
        return new TextEncoding(charset, skipped ? marked.mark() : 0, null);
    }

    /** What a byte order mark says; UTF-8 without one where none does. */
    private static TextEncoding marked(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            if (startsWith(start, 0xFF, 0xFE, 0, 0) || startsWith(start, 0, 0, 0xFE, 0xFF)) {
                return new TextEncoding(Charset.forName(start[0] == 0 ? "UTF-32BE" : "UTF-32LE"), 4, null);
            }
            if (startsWith(start, 0xFF, 0xFE)) {
                return new TextEncoding(StandardCharsets.UTF_16LE, 2, null);
            }
            if (startsWith(start, 0xFE, 0xFF)) {
                return new TextEncoding(StandardCharsets.UTF_16BE, 2, null);
            }
            return new TextEncoding(StandardCharsets.UTF_8, startsWith(start, 0xEF, 0xBB, 0xBF) ? 3 : 0, null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static void eachPart(Path file, Part part) {
        eachPart(file, 0, Long.MAX_VALUE, part);
    }

    private static void eachPart(Path file, long from, long to, Part part) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            byte[] buffer = new byte[BUFFER];
            long at = from;
            int length = in.readNBytes(buffer, 0, (int) Math.min(BUFFER, to - at));
            while (length > 0) {
                part.add(buffer, length);
                at += length;
                length = in.readNBytes(buffer, 0, (int) Math.min(BUFFER, to - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static TextEncoding wide(Path file) {
        Utf32Evidence fours = new Utf32Evidence();
        eachPart(file, fours::add);
        if (fours.isLittle() || fours.isBig()) {
            return new TextEncoding(Charset.forName(fours.isLittle() ? "UTF-32LE" : "UTF-32BE"), 0, null);
        }
        Utf16Evidence evidence = new Utf16Evidence();
        eachPart(file, evidence::add);
        if (!evidence.isLittle() && !evidence.isBig()) {
            throw Problem.invalid("upload", "tabular.binary");
        }
        return new TextEncoding(evidence.isLittle() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0, null);
    }

    /** Where UTF-8 is not clear: the encoding under which letters have the most plausible neighbours. */
    private static TextEncoding weighed(Path file, Utf8Evidence utf8, int mark) {
        LegacyEvidence legacy = legacy(file);
        long others = utf8.good() - utf8.thai() - utf8.twos();
        long good = 6 * utf8.thai() + 3 * others + legacy.accents() - 3 * utf8.bad();
        if (good > legacy.thai() && good >= legacy.latin()) {
            return new TextEncoding(StandardCharsets.UTF_8, mark, twice(utf8));
        }
        return new TextEncoding(legacy.isLatin() ? WINDOWS_1252 : WINDOWS_874, mark, null);
    }

    /** Asked only of text that is full of accents. */
    private static boolean isLatinForThai(Path file, Utf8Evidence evidence) {
        boolean likely = evidence.twos() >= FEW_LETTERS
                && evidence.thai() == 0
                && evidence.bad() * GOOD_FOR_BAD <= evidence.good()
                && evidence.spoilt() * LETTERS_FOR_SPOILT < evidence.twos();
        if (!likely) {
            return false;
        }
        LegacyEvidence legacy = legacy(file);
        // Thai of Windows-874 has at most half as many letters where it is taken for UTF-8 as it has bytes.
        return new TextEncoding(StandardCharsets.UTF_8, 0, null)
                .isLatinForThai(file, Math.max(0, legacy.thai()) / 2 + 1);
    }

    private boolean isLatinForThai(Path file, long least) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(mark);
            return LatinForThai.is(in, charset, least);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The same, but for Thai that was taken for Latin letters before it was written so. */
    private TextEncoding orLatinForThai(Path file) {
        return isLatinForThai(file, FEW_LETTERS) ? new TextEncoding(charset, mark, WINDOWS_1252, WINDOWS_874) : this;
    }

    private static @Nullable Charset twice(Utf8Evidence evidence) {
        if (evidence.spoilt() >= FEW_LETTERS && evidence.spoilt() > evidence.thai()) {
            return WINDOWS_1252;
        }
        boolean over874 =
                evidence.highControls() >= FEW_LETTERS && evidence.highControls() * GOOD_FOR_BAD > evidence.thai();
        return over874 && evidence.thai() > 0 ? WINDOWS_874 : null;
    }

    /** The text of a file that was opened at its beginning. */
    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(mark);
        Reader text = new InputStreamReader(in, charset);
        if (over == null) {
            return text;
        }
        return once.equals(WINDOWS_874) ? new LatinForThai(text) : new TwiceEncoded(text, over);
    }

    /** Whether each letter takes two bytes or more, so that other text looks like nothing in it. */
    boolean isWide() {
        return isWide(charset);
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /** The encoding's name for people. */
    String label() {
        return label(once) + (over == null ? "" : " over " + label(over));
    }

    private static String label(Charset charset) {
        return charset.equals(WINDOWS_874) ? "windows-874" : charset.name();
    }
}
