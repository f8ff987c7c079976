package khlang.datastore;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes text as UTF-8 into a large buffer by hand: exports of a hundred megabytes are held up by little else. The
 * stream is opened when the buffer is full for the first time, so that a failure before it can still be answered.
 */
final class ByteWriter {
    private static final int SIZE = 1 << 17;
    /** Room that is always left for one character, one number or one escape. */
    private static final int ROOM = 32;

    private final byte[] buffer = new byte[SIZE];
    private final Supplier<OutputStream> opening;
    private final Consumer<Runnable> leaving;
    private @Nullable OutputStream stream;
    private int used;

    ByteWriter(Supplier<OutputStream> opening) {
        this(opening, stop -> {});
    }

    /** @param leaving is told what is to be stopped where nobody waits for the first byte any more */
    ByteWriter(Supplier<OutputStream> opening, Consumer<Runnable> leaving) {
        this.opening = opening;
        this.leaving = leaving;
    }

    /** Tells what makes that which is to be written: it need not go on where nobody waits for it. */
    void awaited(Runnable stop) {
        if (!begun()) {
            leaving.accept(stop);
        }
    }

    /** Writes one character of ASCII. */
    void ascii(char character) {
        if (used > SIZE - ROOM) {
            send();
        }
        buffer[used++] = (byte) character;
    }

    void text(String text) {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (Character.isHighSurrogate(character) && index + 1 < text.length()) {
                point(text.codePointAt(index));
                index++;
            } else {
                character(character);
            }
        }
    }

    void character(char character) {
        if (used > SIZE - ROOM) {
            send();
        }
        if (character < 0x80) {
            buffer[used++] = (byte) character;
        } else if (character < 0x800) {
            buffer[used++] = (byte) (0xC0 | (character >> 6));
            buffer[used++] = (byte) (0x80 | (character & 0x3F));
        } else {
            buffer[used++] = (byte) (0xE0 | (character >> 12));
            buffer[used++] = (byte) (0x80 | ((character >> 6) & 0x3F));
            buffer[used++] = (byte) (0x80 | (character & 0x3F));
        }
    }

    private void point(int point) {
        if (used > SIZE - ROOM) {
            send();
        }
        buffer[used++] = (byte) (0xF0 | (point >> 18));
        buffer[used++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        buffer[used++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        buffer[used++] = (byte) (0x80 | (point & 0x3F));
    }

    void number(long number) {
        if (number == Long.MIN_VALUE) {
            text(Long.toString(number));
            return;
        }
        if (number < 0) {
            ascii('-');
        }
        digits(Math.abs(number), 1);
    }

    /** Writes a number with at least {@code least} digits. */
    void digits(long number, int least) {
        if (used > SIZE - ROOM) {
            send();
        }
        int count = Math.max(least, 1);
        for (long rest = number; count < 19 && rest >= power(count); ) {
            count++;
        }
        long rest = number;
        for (int place = used + count - 1; place >= used; place--) {
            buffer[place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += count;
    }

    private static long power(int exponent) {
        return POWERS[exponent];
    }

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int exponent = 1; exponent < POWERS.length; exponent++) {
            POWERS[exponent] = 10 * POWERS[exponent - 1];
        }
    }

    void decimal(BigDecimal number) {
        int scale = number.scale();
        if (scale < 0 || scale > 18 || number.precision() > 18) {
            text(number.toPlainString());
            return;
        }
        long unscaled = number.unscaledValue().longValue();
        if (unscaled < 0) {
            ascii('-');
        }
        long amount = Math.abs(unscaled);
        digits(amount / POWERS[scale], 1);
        if (scale > 0) {
            ascii('.');
            digits(amount % POWERS[scale], scale);
        }
    }

    /** Writes bytes that are UTF-8 already. */
    void bytes(byte[] bytes) {
        for (int from = 0; from < bytes.length; ) {
            if (used == SIZE) {
                send();
            }
            int part = Math.min(SIZE - used, bytes.length - from);
            System.arraycopy(bytes, from, buffer, used, part);
            used += part;
            from += part;
        }
    }

    /** A stream into it, for what writes bytes by itself. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                bytes(new byte[] {(byte) one});
            }

            @Override
            public void write(byte[] some, int start, int length) {
                bytes(Arrays.copyOfRange(some, start, start + length));
            }
        };
    }

    private void send() {
        try {
            OutputStream open = stream;
            if (open == null) {
                open = opening.get();
                stream = open;
            }
            open.write(buffer, 0, used);
            used = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("sending rows", e);
        }
    }

    /** Whether anything has been sent, so that the answer's status is told. */
    boolean begun() {
        return stream != null;
    }

    /** All that was written, where nothing of it has been sent. */
    byte[] whole() {
        return Arrays.copyOf(buffer, used);
    }

    /** Sends what is left. */
    void finish() {
        send();
    }
}
