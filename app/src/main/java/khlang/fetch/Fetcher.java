package khlang.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import khlang.problem.Problem;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;

/** Fetches files of the web for an operator who wants that, within limits; see {@link GuardedNames} for where from. */
public final class Fetcher implements AutoCloseable {
    private static final int MOST_REDIRECTIONS = 5;
    private static final Set<Integer> REDIRECTIONS = Set.of(301, 302, 303, 307, 308);
    private static final int UNCHANGED = 304;

    private final FetchLimits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService clock;

    /**
     * Made once.
     *
     * @param allowed what may be fetched beside the public internet
     * @param userAgent what servers are told of who asks
     */
    public Fetcher(Allowed allowed, FetchLimits limits, String userAgent) {
        this(new GuardedNames(allowed, InetAddress::getAllByName), limits, userAgent);
    }

    Fetcher(GuardedNames names, FetchLimits limits, String userAgent) {
        this.limits = limits;
        this.client = Client.of(names, limits, userAgent);
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "fetch-clock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Fetches the file of an address, and follows its redirections.
     *
     * @param known what its server told the last file by
     * @param target the file that is written; gone where it was not fetched to its end
     * @return absent where the server says that the file is still the same
     * @throws Problem where it may not be fetched, or its server does not give it
     */
    public Optional<Fetched> fetch(String address, Validators known, Path target, Watch watch) {
        URI first = WebAddress.of(address);
        boolean whole = false;
        try (Call call = new Call(clock, limits.total())) {
            Attempt attempt = new Attempt(first, known, target, watch, call);
            Optional<Fetched> fetched = attempt.at(first, 0);
            whole = fetched.isPresent();
            return fetched;
        } finally {
            if (!whole) {
                delete(target);
            }
        }
    }

    private static void delete(Path target) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting what was fetched in part", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the HTTP client", e);
        }
    }

    /** One fetching. */
    private final class Attempt {
        private final URI first;
        private final Validators known;
        private final Path target;
        private final Watch watch;
        private final Call call;

        Attempt(URI first, Validators known, Path target, Watch watch, Call call) {
            this.first = first;
            this.known = known;
            this.target = target;
            this.watch = watch;
            this.call = call;
        }

        Optional<Fetched> at(URI address, int redirections) {
            URI next;
            HttpGet request = call.runs(request(address), limits.pace());
            try (ClassicHttpResponse response = client.executeOpen(null, request, HttpClientContext.create())) {
                call.answered();
                try {
                    int status = response.getCode();
                    if (status == UNCHANGED && known.known()) {
                        return Optional.empty();
                    }
                    if (status == 200) {
                        return Optional.of(new Body(response, limits, watch).keep(target, address, first));
                    }
                    next = next(address, response);
                } finally {
                    // Whatever else is sent is not waited for.
                    request.cancel();
                }
            } catch (IOException e) {
                throw Failures.of(e, address.getHost(), call.over());
            }
            if (redirections == MOST_REDIRECTIONS) {
                throw Problem.invalid("url", "fetch.redirections", MOST_REDIRECTIONS);
            }
            return at(next, redirections + 1);
        }

        private URI next(URI address, ClassicHttpResponse response) {
            String location = HeaderText.of(response, HttpHeaders.LOCATION);
            if (!REDIRECTIONS.contains(response.getCode()) || location == null) {
                throw Problem.invalid("url", "fetch.status", response.getCode(), address.getHost());
            }
            return WebAddress.of(address, location);
        }

        private HttpGet request(URI address) {
            HttpGet request = new HttpGet(address);
            request.setHeader(HttpHeaders.ACCEPT, "*/*");
            request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
            if (known.etag() != null) {
                request.setHeader(HttpHeaders.IF_NONE_MATCH, known.etag());
            }
            if (known.lastModified() != null) {
                request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, known.lastModified());
            }
            return request;
        }
    }
}
