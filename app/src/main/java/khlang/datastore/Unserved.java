package khlang.datastore;

import java.util.List;

/**
 * Which newest versions of a resource are whole and not served.
 *
 * @param held the number of the one that waits for its officer's word; 0 where none does
 * @param aside the numbers of those that waited until a later one was loaded, back to the one that was served then
 */
public record Unserved(int held, List<Integer> aside) {
    /** Nothing. */
    public static final Unserved NOTHING = new Unserved(0, List.of());

    static Unserved of(List<VersionDao.Standing> newestFirst) {
        int held = newestFirst.stream()
                .filter(one -> VersionState.of(one.state()) == VersionState.HELD)
                .mapToInt(VersionDao.Standing::number)
                .findFirst()
                .orElse(0);
        List<Integer> aside = newestFirst.stream()
                .filter(one -> VersionState.of(one.state()).whole())
                // The newest one is told by itself.
                .skip(1)
                .takeWhile(one -> VersionState.of(one.state()) == VersionState.PUT_ASIDE)
                .map(VersionDao.Standing::number)
                .toList();
        return new Unserved(held, aside);
    }
}
