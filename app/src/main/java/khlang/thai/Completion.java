package khlang.thai;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What somebody who has typed the beginning of a name may mean, however the letters were typed. */
public final class Completion {
    private Completion() {}

    /**
     * Those of which a text contains what was typed, in their order, but those that begin with it first. O(letters).
     *
     * @param texts the texts of one of them by which it is known
     */
    public static <T> List<T> of(Collection<T> all, Function<T, List<String>> texts, String typed, int limit) {
        String wanted = ThaiWords.fold(typed);
        List<T> begin = new ArrayList<>();
        List<T> contain = new ArrayList<>();
        for (T one : all) {
            List<String> folded = texts.apply(one).stream().map(ThaiWords::fold).toList();
            if (folded.stream().anyMatch(text -> text.startsWith(wanted))) {
                begin.add(one);
            } else if (folded.stream().anyMatch(text -> text.contains(wanted))) {
                contain.add(one);
            }
        }
        return Stream.concat(begin.stream(), contain.stream()).limit(limit).toList();
    }
}
