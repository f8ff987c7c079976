package khlang.datastore;

import org.jspecify.annotations.Nullable;

/** Rows that go where bytes are written: as long as none of these is sent, whoever waits for them may leave. */
record AwaitedRows(ByteWriter out, RowSink rows) implements RowSink {
    @Override
    public void asked(Runnable stop) {
        out.awaited(stop);
    }

    @Override
    public void row(@Nullable Object[] values) {
        rows.row(values);
    }
}
