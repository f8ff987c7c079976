package khlang.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Files that come in pieces, until they are whole and taken, or too old. How much of one is here is what the disk says,
 * so neither a broken connection nor a stopped server loses a piece.
 */
public final class PartialFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PartialFiles.class);

    private static final Duration LIFE = Duration.ofHours(24);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String BYTES = ".part";
    private static final String FACTS = ".json";

    private final Path folder;
    private final InstantSource clock;
    private final Map<String, Writer> writers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "uploads");
        thread.setDaemon(true);
        return thread;
    });

    /** Who writes to a file now; whoever comes later takes their place. */
    private static final class Writer {
        private boolean ended;

        /** @return false where somebody else writes by now */
        synchronized boolean write(FileChannel channel, ByteBuffer bytes) throws IOException {
            while (!ended && bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return !ended;
        }

        synchronized void end() {
            ended = true;
        }
    }

    /** Opens the folder, which is made where it does not exist yet. */
    public PartialFiles(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("making the folder of partial files " + folder, e);
        }
    }

    /** Throws away what is too old, now and every hour. */
    public void start() {
        // It never fails and ends with the sweeper, so nobody waits for it.
        ScheduledFuture<?> unused = sweeper.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
    }

    /** Begins a file of which nothing is here yet. */
    public PartialFile begin(String owner, String name, long length) {
        String id = UUID.randomUUID().toString();
        String facts = Json.MAPPER
                .createObjectNode()
                .put("owner", owner)
                .put("name", name)
                .put("length", length)
                .toString();
        try {
            Files.createFile(path(id, BYTES));
            Files.writeString(path(id, FACTS), facts);
            return new PartialFile(id, owner, name, length, 0, clock.instant().plus(LIFE));
        } catch (IOException e) {
            throw new UncheckedIOException("beginning a partial file", e);
        }
    }

    /** The file of an id, unless it is too old. */
    public Optional<PartialFile> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            JsonNode facts = Json.MAPPER.readTree(Files.readString(path(id, FACTS)));
            Instant expires = expires(path(id, BYTES));
            PartialFile file = new PartialFile(
                    id,
                    facts.path("owner").asString(),
                    facts.path("name").asString(),
                    facts.path("length").asLong(),
                    Files.size(path(id, BYTES)),
                    expires);
            return Optional.of(file).filter(found -> expires.isAfter(clock.instant()));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("looking at a partial file", e);
        }
    }

    /** How many files of an owner are here. */
    public long count(String owner) {
        return ids().stream()
                .flatMap(id -> find(id).stream())
                .filter(file -> file.owner().equals(owner))
                .count();
    }

    /** Ends what a connection that may hang still writes, so that what {@link #find} then says stays true. */
    public void halt(String id) {
        end(writers.remove(id));
    }

    private static void end(@Nullable Writer writer) {
        if (writer != null) {
            writer.end();
        }
    }

    /**
     * Adds bytes to a file until they end, the file is whole, or the sender is gone or comes anew.
     *
     * @param offset where the sender believes to stand
     * @return where the file stands now
     * @throws Problem where it stands elsewhere
     */
    public long append(PartialFile file, long offset, InputStream bytes) {
        Writer writer = new Writer();
        end(writers.put(file.id(), writer));
        // Without the option to create it, so that one deleted meanwhile does not come back.
        try (FileChannel channel = FileChannel.open(path(file.id(), BYTES), StandardOpenOption.APPEND)) {
            if (channel.size() != offset) {
                throw Problem.invalid("Upload-Offset", "storage.partial.offset", channel.size());
            }
            long added = copy(bytes, channel, writer, file.length() - offset);
            channel.force(true);
            return offset + added;
        } catch (IOException e) {
            throw new UncheckedIOException("adding to a partial file", e);
        } finally {
            writers.remove(file.id(), writer);
        }
    }

    private static long copy(InputStream bytes, FileChannel channel, Writer writer, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long added = 0;
        while (added < most) {
            int read = read(bytes, buffer, (int) Math.min(buffer.length, most - added));
            if (read < 0 || !writer.write(channel, ByteBuffer.wrap(buffer, 0, read))) {
                break;
            }
            added += read;
        }
        return added;
    }

    /** Where the sender is gone the bytes have ended; what came before stays. */
    private static int read(InputStream bytes, byte[] buffer, int most) {
        try {
            return bytes.read(buffer, 0, most);
        } catch (IOException gone) {
            return -1;
        }
    }

    /** The bytes that are here. */
    public InputStream open(PartialFile file) {
        try {
            return Files.newInputStream(path(file.id(), BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("opening a partial file", e);
        }
    }

    /** Throws a file away. */
    public void delete(String id) {
        halt(id);
        try {
            Files.deleteIfExists(path(id, FACTS));
            Files.deleteIfExists(path(id, BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("deleting a partial file", e);
        }
    }

    private void sweep() {
        try {
            for (String id : ids()) {
                if (!expires(path(id, BYTES)).isAfter(clock.instant())) {
                    delete(id);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // One that was taken just now, or a disk that fails; the next hour tries again.
            LOG.warn("the partial files were not swept: {}", e.toString());
        }
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "*" + BYTES)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                ids.add(name.substring(0, name.length() - BYTES.length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("listing the partial files", e);
        }
        return ids;
    }

    private static Instant expires(Path bytes) throws IOException {
        return Files.getLastModifiedTime(bytes).toInstant().plus(LIFE);
    }

    private Path path(String id, String ending) {
        return folder.resolve(id + ending);
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }
}
