package khlang.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who leaves while an answer is being made is noticed; who stays notices nothing of being watched. */
class PresenceTest {
    private static final String ASK = "GET /slow HTTP/1.1\r\nHost: here\r\n\r\n";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.routes.get("/slow", this::slow);
            })
            .start("127.0.0.1", 0);

    private void slow(Context context) throws InterruptedException {
        try (Presence presence = Presence.of(context)) {
            presence.whenGone(gone::countDown);
            begun.countDown();
            end.await(30, TimeUnit.SECONDS);
            presence.end();
            context.result(presence.gone() ? "gone" : "here");
        }
    }

    private Socket ask(String text) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        return socket;
    }

    @Test
    void whoEndsTheConnectionIsGone() throws Exception {
        ask(ASK).close();
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoBreaksItOffIsGone() throws Exception {
        try (Socket socket = ask(ASK)) {
            socket.setSoLinger(true, 0);
        }
        assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoStaysIsAnsweredAndMayAskAgain() throws Exception {
        try (Socket socket = ask(ASK)) {
            assertThat(gone.await(1, TimeUnit.SECONDS)).isFalse();
            end.countDown();
            assertThat(answer(socket)).endsWith("here").doesNotContain("Connection: close");
            socket.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(socket)).endsWith("here");
        }
    }

    @Test
    void whoAsksAgainTooEarlyIsToldToAskOnceMore() throws Exception {
        try (Socket socket = ask(ASK)) {
            socket.getOutputStream().write(ASK.getBytes(StandardCharsets.US_ASCII));
            assertThat(gone.await(1, TimeUnit.SECONDS)).isFalse();
            end.countDown();
            assertThat(answer(socket)).endsWith("here").contains("Connection: close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** One answer with a body of four letters. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            int letter = in.read();
            assertThat(letter).as(answer.toString()).isNotEqualTo(-1);
            answer.append((char) letter);
        }
        return answer + new String(in.readNBytes(4), StandardCharsets.US_ASCII);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop();
    }
}
