package khlang.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * Some who ask a server at once, each over one connection that stays open. They run on the same processors as the
 * server, so they do little: they read an answer's bytes and look at its status alone.
 */
final class Callers {
    private static final int SIZE = 1 << 16;

    private final int port;
    private final int count;

    /** @param count how many ask at once */
    Callers(int port, int count) {
        this.port = port;
        this.count = count;
    }

    /**
     * Asks for so many seconds.
     *
     * @param path what is asked for, by a number that no two requests of these callers share
     * @return answers in a second
     */
    double ask(double seconds, IntFunction<String> path) throws Exception {
        LongAdder answers = new LongAdder();
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            long began = System.nanoTime();
            long until = began + (long) (seconds * 1e9);
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < count; caller++) {
                int first = caller;
                running.add(pool.submit(() -> {
                    one(first, until, path, answers);
                    return true;
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
            return answers.sum() / ((System.nanoTime() - began) / 1e9);
        } finally {
            pool.shutdownNow();
        }
    }

    private void one(int first, long until, IntFunction<String> path, LongAdder answers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = new BufferedInputStream(socket.getInputStream(), SIZE)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            for (int number = first; System.nanoTime() < until; number += count) {
                String head = "GET " + path.apply(number) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
                out.write(head.getBytes(StandardCharsets.US_ASCII));
                answer(in);
                answers.increment();
            }
        }
    }

    private static void answer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        long length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size + 2L);
        }
        in.skipNBytes(2);
    }

    private static String line(InputStream in) throws IOException {
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
