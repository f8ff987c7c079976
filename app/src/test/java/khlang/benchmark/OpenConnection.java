package khlang.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection to a server that stays open. It runs on the same processors as the server, so it does little: it reads an
 * answer's bytes and looks at its status alone.
 */
final class OpenConnection implements AutoCloseable {
    private static final int SIZE = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    OpenConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), SIZE);
        out = socket.getOutputStream();
    }

    /**
     * Gets a path that must be answered with 200, and reads the answer to its end.
     *
     * @param headers further lines of the head, each with its end
     */
    void read(String path, String headers) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        answer(path);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void answer(String path) throws IOException {
        String status = line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(path + " answered " + status);
        }
        long length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            in.skipNBytes(size + 2L);
        }
        in.skipNBytes(2);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
