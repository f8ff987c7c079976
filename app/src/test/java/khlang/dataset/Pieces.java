package khlang.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import khlang.TestServer;
import org.jspecify.annotations.Nullable;

/** A script that sends a file in pieces, with a token. */
record Pieces(TestServer server, @Nullable String token) {
    static final String PATH = "/desk/uploads";

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).header("Tus-Resumable", "1.0.0");
        return token == null ? request : request.header("Authorization", token);
    }

    HttpResponse<String> begin(String fileName, long length) {
        String name = Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8));
        return server.send(request(PATH)
                .header("Upload-Length", Long.toString(length))
                .header("Upload-Metadata", "kind dGFibGU=,filename " + name)
                .POST(BodyPublishers.noBody()));
    }

    /** Begins an upload and gives its path. */
    String begun(String fileName, long length) {
        HttpResponse<String> answer = begin(fileName, length);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return header(answer, "Location");
    }

    HttpResponse<String> head(String path) {
        return server.send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    /** Where an upload stands, as the server says. */
    long offset(String path) {
        HttpResponse<String> answer = head(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Long.parseLong(header(answer, "Upload-Offset"));
    }

    /** Sends the bytes of a file from one place to another. */
    HttpResponse<String> send(String path, byte[] file, int from, int to) {
        return server.send(request(path)
                .header("Upload-Offset", Integer.toString(from))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(Arrays.copyOfRange(file, from, to))));
    }

    /** Announces the rest of a file, sends it up to some place only, and waits until that is on the disk. */
    Socket sendAndHang(String path, byte[] file, int from, int to) throws IOException, InterruptedException {
        URI address = URI.create(server.url());
        Socket socket = new Socket(address.getHost(), address.getPort());
        String head = "PATCH " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nTus-Resumable: 1.0.0\r\n"
                + "Authorization: " + token + "\r\nContent-Type: application/offset+octet-stream\r\nUpload-Offset: "
                + from + "\r\nContent-Length: " + (file.length - from) + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(file, from, to - from);
        socket.getOutputStream().flush();
        Path kept = bytes(path);
        for (int wait = 0; Files.size(kept) < to && wait < 1_000; wait++) {
            Thread.sleep(10);
        }
        assertThat(Files.size(kept)).isEqualTo(to);
        return socket;
    }

    /** Where the bytes of an upload are. */
    Path bytes(String path) {
        return server.folder().resolve("partial").resolve(id(path) + ".part");
    }

    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
