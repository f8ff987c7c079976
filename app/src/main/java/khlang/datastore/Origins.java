package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import khlang.dataset.LoadMode;
import khlang.quality.Noticed;

/** Tells from which file the rows of a table came to which files were added. */
public final class Origins {
    /**
     * A row of a file.
     *
     * @param version the number of the version that the file made
     * @param row its number among the file's rows; 0 where that is not known
     * @param line where it stands in the file; 0 where that is not known
     */
    public record Origin(String fileName, int version, long row, long line) {}

    /** The rows of one file, which stand below so many others. */
    private record Part(TableVersion version, long above) {}

    private final List<Part> parts;
    private final Function<TableVersion, Noticed> noticed;

    private Origins(List<Part> parts, Function<TableVersion, Noticed> noticed) {
        this.parts = List.copyOf(parts);
        this.noticed = noticed;
    }

    /** The files of a version and of those to which it was added; none where its rows are those of its file. */
    static Origins of(
            TableVersion version,
            Function<String, Optional<TableVersion>> find,
            Function<TableVersion, Noticed> noticed) {
        List<Part> parts = new ArrayList<>();
        Optional<TableVersion> next = Optional.of(version).filter(one -> one.base() != null);
        while (next.isPresent()) {
            TableVersion one = next.get();
            Optional<TableVersion> base = Optional.ofNullable(one.base()).flatMap(find);
            parts.add(new Part(one, base.map(TableVersion::rowCount).orElse(0L)));
            // Which rows a key has changed in their place is not known.
            next = one.mode() == LoadMode.UPSERT ? Optional.empty() : base;
        }
        return new Origins(parts, noticed);
    }

    /** The row of a file that a row of the table was; absent where there is one file alone, or that is not known. */
    public Optional<Origin> of(long row) {
        return parts.stream().filter(part -> row > part.above()).findFirst().map(part -> origin(part, row));
    }

    private Origin origin(Part part, long row) {
        TableVersion version = part.version();
        if (version.mode() == LoadMode.UPSERT) {
            return new Origin(version.fileName(), version.number(), 0, 0);
        }
        long line = noticed.apply(version).lines().of(row);
        return new Origin(version.fileName(), version.number(), row - part.above(), line);
    }

    /** The file of a version itself, where that is not its only one: what reading has told of its lines is of it. */
    public Optional<Origin> ofFile(long row, long line) {
        return parts.stream()
                .findFirst()
                .map(part ->
                        new Origin(part.version().fileName(), part.version().number(), row, line));
    }
}
