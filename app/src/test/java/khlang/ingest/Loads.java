package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import khlang.web.Json;
import tools.jackson.databind.JsonNode;

/** Sends files to a server, as an officer's program does, and waits for their tables. */
public final class Loads {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestServer server;

    public Loads(TestServer server) {
        this.server = server;
    }

    /** The server that they are sent to. */
    TestServer server() {
        return server;
    }

    /** Makes an organization and a private dataset in it. */
    void makeDataset(String name) {
        ok("organization_create", "{\"name\":\"" + name + "-office\",\"title\":\"กอง\"}");
        ok(
                "package_create",
                "{\"name\":\"" + name + "\",\"title\":\"ชุด\",\"private\":true,\"owner_org\":\"" + name + "-office\"}");
    }

    /** Makes an organization and a public dataset in it. */
    void makePublicDataset(String name) {
        ok("organization_create", "{\"name\":\"" + name + "-office\",\"title\":\"กอง\"}");
        ok(
                "package_create",
                SampleCatalogue.whole(name).put("owner_org", name + "-office").toString());
    }

    public JsonNode ok(String action, String json) {
        JsonNode answer = server.action(action, json, TestServer.ADMIN_TOKEN);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    /** Adds a file to a dataset and gives the resource's id. */
    String upload(String dataset, String fileName, String text) {
        return upload(dataset, fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    String upload(String dataset, String fileName, byte[] file) {
        JsonNode answer = server.upload(
                "resource_create",
                Map.of("package_id", dataset, "name", "ตาราง"),
                fileName,
                file,
                TestServer.ADMIN_TOKEN);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result").path("id").asString();
    }

    /** Makes a public dataset with one resource, waits for its table and gives the resource's id. */
    public String published(String dataset, String fileName, String text) {
        makePublicDataset(dataset);
        String resource = upload(dataset, fileName, text);
        await(resource);
        return resource;
    }

    /** The number of each version, how it stands with it, and which is served. */
    static List<String> states(JsonNode versions) {
        return versions.valueStream()
                .map(one -> one.path("number").asInt()
                        + " "
                        + one.path("state").asString()
                        + (one.path("served").asBoolean() ? " served" : ""))
                .toList();
    }

    /** Sends a file for a resource with further words, and gives the answer. */
    JsonNode send(String resource, String fileName, String text, String... words) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("id", resource));
        for (int i = 0; i < words.length; i += 2) {
            form.put(words[i], words[i + 1]);
        }
        return server.upload(
                "resource_patch", form, fileName, text.getBytes(StandardCharsets.UTF_8), TestServer.ADMIN_TOKEN);
    }

    /** The versions of a resource, newest first, as its officers see them or as everybody does. */
    JsonNode versions(String dataset, String resource, boolean officer) {
        String path = "/api/v1/datasets/" + dataset + "/resources/" + resource + "/versions";
        return Json.MAPPER
                .readTree(server.get(path, officer ? TestServer.ADMIN_TOKEN : null)
                        .body())
                .path("versions");
    }

    /** Replaces the file of a resource. */
    void replace(String resource, String fileName, byte[] file) {
        JsonNode answer = server.upload(
                "resource_update", Map.of("id", resource, "name", "ตาราง"), fileName, file, TestServer.ADMIN_TOKEN);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
    }

    void replace(String resource, String fileName, String text) {
        replace(resource, fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    JsonNode status(String resource) {
        return ok("xloader_status", "{\"resource_id\":\"" + resource + "\"}");
    }

    /** The resource as its administrator sees it. */
    public JsonNode resource(String resource) {
        return ok("resource_show", "{\"id\":\"" + resource + "\"}");
    }

    /** Waits until the newest job of a resource has ended, and gives its status. */
    public JsonNode await(String resource) {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            JsonNode status = status(resource);
            String state = status.path("status").asString();
            if (!state.equals("pending") && !state.equals("running")) {
                return status;
            }
            pause();
        }
        throw new AssertionError("still not loaded: " + status(resource));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What `datastore_search` answers with the first rows of a resource. */
    JsonNode rows(String resource) {
        return ok("datastore_search", "{\"resource_id\":\"" + resource + "\",\"limit\":5}");
    }
}
