package khlang;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server on each pair of stores, started when a test class first asks for it and closed after the last of its tests. */
public final class Servers implements AfterAllCallback {
    private final Map<Pair, TestServer> started = new EnumMap<>(Pair.class);

    /** The server on a pair. */
    public TestServer of(Pair pair) {
        return started.computeIfAbsent(pair, TestServer::start);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        started.values().forEach(TestServer::close);
        started.clear();
    }
}
