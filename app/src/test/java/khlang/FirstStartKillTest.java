package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import khlang.ingest.PackageFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A first start that is killed as by a loss of power, at several places. */
@Tag("slow")
class FirstStartKillTest {
    private static final int PACKAGES = 12;
    private static final int ROWS = 20_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static List<String> names() {
        return IntStream.range(0, PACKAGES)
                .mapToObj(number -> "package-%02d".formatted(number))
                .toList();
    }

    private static int published(ServerProcess server) {
        return server.action("package_list", "{}").path("result").size();
    }

    @Test
    void everyPackageIsThereOnceHoweverOftenTheFirstStartIsKilled() {
        PackageFolder packages = PackageFolder.in(folder.resolve("packages"));
        names().forEach(name -> packages.with(PackageFolder.whole(name), ROWS));
        Path data = folder.resolve("data");
        int before = 0;
        for (int enough : new int[] {1, PACKAGES / 2, PACKAGES}) {
            try (ServerProcess server = ServerProcess.start(data, packages.path())) {
                await(() -> published(server) >= enough);
                before = published(server);
                server.kill();
            }
        }
        assertThat(before).isEqualTo(PACKAGES);
        try (ServerProcess server = ServerProcess.start(data, packages.path())) {
            await(server::ready);
            assertThat(server.action("package_list", "{}")
                            .path("result")
                            .valueStream()
                            .map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(names());
            for (String name : names()) {
                JsonNode resources = server.action("package_show", "{\"id\":\"" + name + "\"}")
                        .path("result")
                        .path("resources");
                assertThat(resources).as(name).hasSize(1);
                assertThat(total(server, resources.get(0))).as(name).isEqualTo(ROWS);
            }
        }
    }

    private static int total(ServerProcess server, JsonNode resource) {
        return server.action(
                        "datastore_search",
                        "{\"resource_id\":\"" + resource.path("id").asString() + "\"}")
                .path("result")
                .path("total")
                .asInt();
    }

    private static void await(BooleanSupplier enough) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!enough.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
