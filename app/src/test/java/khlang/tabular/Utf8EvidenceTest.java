package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8EvidenceTest {
    private static final List<String> PARTS =
            List.of("2024-01-31,10.5,", "ในเมือง", "\n", "\0", "\u0007", "é", "𝄞", "x", " ");

    @Test
    void eightBytesTakenTogetherCountAsOneByOne() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = bytes(random);
            Utf8Evidence whole = new Utf8Evidence();
            whole.add(bytes, bytes.length);
            Utf8Evidence single = new Utf8Evidence();
            for (byte one : bytes) {
                single.add(new byte[] {one}, 1);
            }
            assertThat(told(whole)).isEqualTo(told(single));
        }
    }

    private static byte[] bytes(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(20); i >= 0; i--) {
            out.writeBytes(PARTS.get(random.nextInt(PARTS.size())).getBytes(StandardCharsets.UTF_8));
            if (random.nextInt(4) == 0) {
                out.write(random.nextInt(256));
            }
        }
        return out.toByteArray();
    }

    private static List<Long> told(Utf8Evidence evidence) {
        return List.of(
                evidence.bytes(),
                evidence.good(),
                evidence.thai(),
                evidence.twos(),
                evidence.bad(),
                evidence.controls(),
                evidence.cedillas(),
                evidence.spoilt(),
                evidence.highControls());
    }
}
