package khlang.datastore;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import khlang.dataset.LoadMode;
import khlang.problem.Phrase;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Says of a file whose rows come below a table that they stand in it already. */
final class Twice {
    /** What says which rows of a file are read: another sheet of a workbook is no repetition. */
    private static final Set<String> PLACE = Set.of("sheet", "table", "first_row", "last_row", "data_row");

    private static final ZoneId THAILAND = ZoneId.of("Asia/Bangkok");

    private Twice() {}

    /** The file that is in the table already, by the version that brought it. O(versions that were added one to another). */
    static Optional<Phrase> of(TableVersion after, Function<String, Optional<TableVersion>> find) {
        if (after.mode() != LoadMode.APPEND) {
            return Optional.empty();
        }
        Optional<TableVersion> part = base(after, find);
        while (part.isPresent() && !same(part.get(), after)) {
            part = base(part.get(), find);
        }
        return part.map(
                one -> Phrase.of("datastore.misfit.again", one.number(), LocalDate.ofInstant(one.created(), THAILAND)));
    }

    private static Optional<TableVersion> base(TableVersion version, Function<String, Optional<TableVersion>> find) {
        return Optional.ofNullable(version.base()).flatMap(find);
    }

    private static boolean same(TableVersion one, TableVersion other) {
        return one.fileHash().equals(other.fileHash())
                && String.valueOf(one.sheet()).equals(String.valueOf(other.sheet()))
                && place(one.reading()).equals(place(other.reading()));
    }

    private static Map<String, String> place(@Nullable String reading) {
        Map<String, String> said = new TreeMap<>();
        if (reading != null) {
            Json.MAPPER
                    .readValue(reading, new TypeReference<Map<String, Object>>() {})
                    .forEach((key, value) -> said.put(key, String.valueOf(value)));
            said.keySet().retainAll(PLACE);
        }
        return said;
    }
}
