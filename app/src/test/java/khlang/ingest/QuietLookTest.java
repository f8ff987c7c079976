package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class QuietLookTest {
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Test
    void looksOnceNothingIsLoadedAnyMore() throws Exception {
        AtomicBoolean quiet = new AtomicBoolean();
        try (QuietLook<String> look = new QuietLook<>(quiet::get)) {
            look.by(seen::add);
            look.start();
            look.add("first");
            look.add("second");
            assertThat(seen.poll(1, TimeUnit.SECONDS)).isNull();
            quiet.set(true);
            assertThat(List.of(next(), next())).containsExactly("first", "second");
        }
    }

    @Test
    void oneThatFailsHindersNoOther() throws Exception {
        try (QuietLook<String> look = new QuietLook<>(() -> true)) {
            look.by(table -> {
                if (table.equals("broken")) {
                    throw new IllegalStateException("broken");
                }
                seen.add(table);
            });
            look.start();
            look.add("broken");
            look.add("whole");
            assertThat(next()).isEqualTo("whole");
        }
    }

    @Test
    void endsWithoutLookingAtWhatStillWaits() throws Exception {
        QuietLook<String> look = new QuietLook<>(() -> false);
        look.by(seen::add);
        look.start();
        look.add("late");
        look.close();
        assertThat(seen).isEmpty();
    }

    private String next() throws InterruptedException {
        return String.valueOf(seen.poll(10, TimeUnit.SECONDS));
    }
}
