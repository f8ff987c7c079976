package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Dates that can be read in two ways are read as in the table before, and wait where they are written in another. */
class DatesAlikeTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    /**
     * Two files, one after the other.
     *
     * @param before the days of the first
     * @param now those of the second
     * @param read as what those are read
     * @param reason the key of why they wait; blank where they do not
     */
    private record Case(String name, List<String> before, List<String> now, List<String> read, String reason) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "month-kept",
                    List.of("3/15/2024", "4/2/2024"),
                    List.of("4/5/2024", "5/6/2024"),
                    List.of("2024-04-05", "2024-05-06"),
                    ""),
            new Case(
                    "month-kept-with-time",
                    List.of("3/15/2024 08:30", "4/2/2024 09:00"),
                    List.of("4/5/2024 10:20", "5/6/2024 11:00"),
                    List.of("2024-04-05T10:20:00", "2024-05-06T11:00:00"),
                    ""),
            new Case(
                    "month-after-day",
                    List.of("15/3/2024", "4/2/2024"),
                    List.of("4/5/2024", "5/16/2024"),
                    List.of("2024-04-05", "2024-05-16"),
                    "month_first"),
            new Case(
                    "month-after-taken",
                    List.of("5/3/2024", "4/2/2024"),
                    List.of("4/5/2024", "5/16/2024"),
                    List.of("2024-04-05", "2024-05-16"),
                    "month_first"),
            new Case(
                    "day-after-month",
                    List.of("3/15/2024", "4/2/2024"),
                    List.of("4/5/2024", "16/5/2024"),
                    List.of("2024-05-04", "2024-05-16"),
                    "day_first"),
            new Case(
                    "short-years-kept",
                    List.of("5/3/35", "4/2/28"),
                    List.of("4/5/24", "5/6/25"),
                    List.of("1981-05-04", "1982-06-05"),
                    ""),
            new Case(
                    "short-years-of-this-century",
                    List.of("5/3/23", "4/2/24"),
                    List.of("4/5/35", "5/6/28"),
                    List.of("1992-05-04", "1985-06-05"),
                    "buddhist_era"),
            new Case(
                    "buddhist-dates",
                    List.of("2024-01-05", "2024-02-05"),
                    List.of("4/5/2567", "5/6/2567"),
                    List.of("2024-05-04", "2024-06-05"),
                    "buddhist_era"),
            new Case(
                    "common-times",
                    List.of("5/1/2567 08:30", "6/1/2567 08:30"),
                    List.of("2024-05-04 08:30", "2024-06-05 08:30"),
                    List.of("2024-05-04T08:30:00", "2024-06-05T08:30:00"),
                    "common_era"));

    private record Run(Pair pair, Case files, String mode) {
        @Override
        public String toString() {
            return files.name() + " " + mode + " " + pair;
        }
    }

    static Stream<Run> runs() {
        return CASES.stream()
                .flatMap(one -> Stream.of("replace", "append", "upsert").map(mode -> new Run(Pair.EMBEDDED, one, mode)))
                .flatMap(run -> Stream.of(Pair.values()).map(pair -> new Run(pair, run.files(), run.mode())));
    }

    private static String table(List<String> days, int first) {
        return "รหัส,วันที่\nก" + first + "," + days.get(0) + "\nก" + (first + 1) + "," + days.get(1) + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void theNextFileIsReadAsTheTableIsOrWaits(Run run) {
        TestServer server = SERVERS.of(run.pair());
        Loads loads = new Loads(server);
        Case files = run.files();
        String name = files.name() + "-" + run.mode();
        String resource = loads.published(name, "a.csv", table(files.before(), 1));
        List<String> before = days(loads.rows(resource));
        int first = run.mode().equals("replace") ? 1 : 2;
        loads.send(resource, "b.csv", table(files.now(), first), "load_mode", run.mode(), "primary_key", "รหัส");
        JsonNode status = loads.await(resource);
        boolean waits = !files.reason().isEmpty();
        assertThat(status.path("status").asString()).isEqualTo(waits ? "held" : "complete");
        if (waits) {
            // The rows of the table and those of the file are in two eras.
            boolean both = files.reason().endsWith("_era") && first > 1;
            assertThat(status.path("held_reasons").toString())
                    .contains("\"ingest.held." + (both ? "both_eras" : files.reason()) + '"')
                    .contains("วันที่");
            assertThat(days(loads.rows(resource))).isEqualTo(before);
            loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ถูกแล้ว\"}");
        }
        assertThat(days(loads.rows(resource))).containsAll(files.read());
    }

    private static List<String> days(JsonNode rows) {
        return rows.path("records")
                .valueStream()
                .map(row -> row.path("วันที่").asString())
                .toList();
    }
}
