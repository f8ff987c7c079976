package khlang.tabular;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;

/** A text of which a part that was read already can be read once more, before what follows it. */
final class ReadAgain extends Reader {
    private final Deque<Reader> parts = new ArrayDeque<>();

    ReadAgain(Reader source) {
        parts.push(source);
    }

    /** The end of what was read so far comes again. */
    void again(String end) {
        parts.push(new StringReader(end));
    }

    @Override
    public int read(char[] letters, int offset, int length) throws IOException {
        int count = parts.element().read(letters, offset, length);
        while (count < 0 && parts.size() > 1) {
            parts.pop();
            count = parts.element().read(letters, offset, length);
        }
        return count;
    }

    @Override
    public void close() {
        // Who opened the source closes it.
    }
}
