package khlang.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts flaws by kind and field and keeps the first of each; its size does not grow with the rows. */
public final class FindingCounter {
    /** A table has at most so many kinds × fields that are told apart. */
    private static final int MOST = 5_000;

    private final Map<Key, Counted> counted = new LinkedHashMap<>();

    private record Key(Flaw flaw, String field) {}

    private static final class Counted {
        private final List<Instance> instances = new ArrayList<>();
        private long count;
        private String detail = "";

        void keep(Instance instance) {
            if (instances.size() < Finding.KEPT) {
                instances.add(instance);
            }
        }
    }

    /** Counts one. */
    public void add(Flaw flaw, String field, Instance instance) {
        Counted one = counted(flaw, field);
        one.count++;
        one.keep(instance);
    }

    /** Counts all of a finding. */
    public void add(Finding finding) {
        Counted one = counted(finding.flaw(), finding.field());
        one.count += finding.count();
        one.detail = finding.detail();
        finding.instances().forEach(one::keep);
    }

    private Counted counted(Flaw flaw, String field) {
        Key key = new Key(flaw, field);
        Counted one = counted.get(key);
        if (one != null) {
            return one;
        }
        Counted other = new Counted();
        if (counted.size() < MOST) {
            counted.put(key, other);
        }
        return other;
    }

    /** All that was counted, in the order in which it was first seen. */
    public List<Finding> findings() {
        return counted.entrySet().stream()
                .map(entry -> new Finding(
                        entry.getKey().flaw(),
                        entry.getKey().field(),
                        entry.getValue().count,
                        entry.getValue().detail,
                        entry.getValue().instances))
                .toList();
    }
}
