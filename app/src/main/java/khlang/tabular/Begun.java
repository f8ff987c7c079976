package khlang.tabular;

import java.util.function.Consumer;

/** Takes rows first into a list, until the types are guessed. */
final class Begun implements Consumer<Row> {
    private Consumer<Row> next;

    Begun(Consumer<Row> first) {
        this.next = first;
    }

    void then(Consumer<Row> later) {
        next = later;
    }

    @Override
    public void accept(Row row) {
        next.accept(row);
    }
}
