package khlang.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");
    private final InstantSource clock = () -> now;
    private final Attempts attempts = new Attempts(clock);

    private long fail(int times, String name, String address) {
        long wait = 0;
        for (int i = 0; i < times; i++) {
            wait = attempts.begin(name, address);
        }
        return wait;
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }

    @Test
    void fifthFailureMakesTheSixthTryWait() {
        assertThat(fail(5, "somchai", "10.0.0.1")).isZero();
        assertThat(attempts.begin("somchai", "10.0.0.2")).isEqualTo(1);
        assertThat(attempts.begin("malee", "10.0.0.1")).isZero();
    }

    @Test
    void waitDoublesWithEachFailureUpToFiveMinutes() {
        fail(5, "somchai", "10.0.0.1");
        for (long expected : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
            assertThat(attempts.begin("somchai", "10.0.0.1")).isEqualTo(expected);
            pass(expected);
            assertThat(attempts.begin("somchai", "10.0.0.1")).isZero();
        }
    }

    @Test
    void waitingDoesNotMakeTheWaitLonger() {
        fail(6, "somchai", "10.0.0.1");
        assertThat(fail(50, "somchai", "10.0.0.1")).isEqualTo(1);
    }

    @Test
    void addressThatTriesManyNamesWaitsToo() {
        for (int i = 0; i < 20; i++) {
            assertThat(attempts.begin("user" + i, "10.0.0.1")).isZero();
        }
        assertThat(attempts.begin("another", "10.0.0.1")).isEqualTo(1);
        assertThat(attempts.begin("another", "10.0.0.2")).isZero();
    }

    @Test
    void rightPasswordClearsTheNameAndNotTheAddress() {
        for (int i = 0; i < 19; i++) {
            attempts.begin("victim" + i, "10.0.0.1");
        }
        attempts.begin("mallory", "10.0.0.1");
        attempts.succeeded("mallory", "10.0.0.1");
        attempts.begin("victim19", "10.0.0.1");
        assertThat(attempts.begin("victim20", "10.0.0.1")).isEqualTo(1);
    }

    @Test
    void failuresAreForgottenAfterAnHour() {
        fail(5, "somchai", "10.0.0.1");
        pass(Duration.ofHours(1).toSeconds() + 1);
        assertThat(fail(5, "somchai", "10.0.0.1")).isZero();
    }
}
