package khlang;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the body of a multipart form with one file named {@code upload}. */
final class Multipart {
    private Multipart() {}

    static byte[] body(String boundary, Map<String, String> values, String fileName, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String part = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"";
        values.forEach((name, value) ->
                body.writeBytes((part + name + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(
                (part + "upload\"; filename=\"" + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
