package khlang.sql;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What the expressions of one SELECT may name, and what they have named. */
final class Scope {
    /** What a group is told by: an expression, and the column that holds it. */
    record Key(Piece expression, Piece column) {}

    private final @Nullable Scope outer;
    private final List<Source> sources = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private List<Output> single = new ArrayList<>();
    private boolean mayAggregate;
    private boolean aggregating;
    private boolean aggregated;

    /** @param outer the SELECT in whose expressions this one stands; null where it can name nothing of another */
    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    void add(Source source) {
        String name = source.name();
        if (name != null && sources.stream().anyMatch(known -> name.equals(known.name()))) {
            throw Refusal.wrong("sql.twice", Refusal.shown(name));
        }
        sources.add(source);
    }

    List<Source> sources() {
        return sources;
    }

    void replace(Source before, Source after) {
        sources.set(sources.indexOf(before), after);
    }

    /** The source of a name. */
    Source source(Name name) {
        return find(name).orElseThrow(() -> Refusal.wrong("sql.source", Refusal.shown(name.text())));
    }

    private Optional<Source> find(Name name) {
        List<Source> found = sources.stream()
                .filter(source -> source.name() != null && name.fits(source.name()))
                .toList();
        return found.stream()
                .filter(source -> name.exactly(String.valueOf(source.name())))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** Whether a source here has a column of this name. */
    boolean knows(Name name) {
        return !within(null, name::among).isEmpty();
    }

    /** The column of a name, here or in the SELECTs around. */
    Piece column(@Nullable Name source, Name name) {
        return column(source, name, name::among)
                .or(() -> column(source, name, name::alike))
                .orElseThrow(() -> unknown(source, name));
    }

    private Optional<Piece> column(@Nullable Name source, Name name, UnaryOperator<List<Output>> choice) {
        Scope at = this;
        while (at != null) {
            List<Output> found = at.within(source, choice);
            if (found.size() > 1) {
                throw Refusal.wrong("sql.ambiguous", Refusal.shown(name.text()));
            }
            if (found.size() == 1) {
                return Optional.of(at.told(found.get(0), this));
            }
            at = at.outer;
        }
        return Optional.empty();
    }

    private Problem unknown(@Nullable Name source, Name name) {
        if (source != null && find(source).isEmpty()) {
            return Refusal.wrong("sql.source", Refusal.shown(source.text()));
        }
        List<String> names = Stream.iterate(this, at -> at != null, at -> at.outer)
                .flatMap(at -> at.sources.stream())
                .flatMap(known -> known.columns().stream())
                .map(Output::name)
                .distinct()
                .limit(50)
                .toList();
        if (names.isEmpty()) {
            return Refusal.wrong("sql.column.no_table", Refusal.shown(name.text()));
        }
        return Refusal.wrong("sql.column", Refusal.shown(name.text()), Refusal.shown(String.join(", ", names)));
    }

    private Piece told(Output column, Scope asker) {
        if (asker != this && asker.aggregating) {
            throw Refusal.wrong("sql.aggregate.outer", Refusal.shown(column.name()));
        }
        if (!aggregating) {
            single.add(column);
        }
        return column.piece();
    }

    private List<Output> within(@Nullable Name source, UnaryOperator<List<Output>> choice) {
        List<Source> asked =
                source == null ? sources : find(source).map(List::of).orElse(List.of());
        return choice.apply(asked.stream()
                .flatMap(known -> known.columns().stream()
                        .filter(column -> source != null || !known.hidden().contains(column)))
                .toList());
    }

    /** A column as it is told. */
    Piece of(Output column) {
        return keyed(() -> told(column, this));
    }

    /** Whether a name of ours is that of a row's number. */
    boolean isNumber(String sql) {
        return sources.stream()
                .flatMap(source -> source.columns().stream())
                .anyMatch(column -> column.number() && column.sql().equals(sql));
    }

    /** The name of a column as its table has it. */
    String name(@Nullable Name source, Name name) {
        List<Output> named = within(source, name::among);
        List<Output> found = named.isEmpty() ? within(source, name::alike) : named;
        return found.isEmpty() ? name.given() : found.get(0).name();
    }

    void group(Key key) {
        keys.add(key);
    }

    /** Reads an expression, and gives the key that it is, where it is one: what it names is not told on its own then. */
    Piece keyed(Supplier<Piece> expression) {
        int before = single.size();
        Piece piece = expression.get();
        if (aggregating) {
            return piece;
        }
        Optional<Key> key =
                keys.stream().filter(known -> known.expression().same(piece)).findFirst();
        key.ifPresent(found -> single = new ArrayList<>(single.subList(0, Math.min(before, single.size()))));
        return key.map(Key::column).orElse(piece);
    }

    /** Reads expressions in which rows may be put together. */
    <T> T withAggregates(Supplier<T> expressions) {
        boolean before = mayAggregate;
        mayAggregate = true;
        try {
            return expressions.get();
        } finally {
            mayAggregate = before;
        }
    }

    /** Reads what rows are put together by. */
    <T> T aggregate(Supplier<T> arguments) {
        if (!mayAggregate || aggregating) {
            throw Refusal.wrong("sql.aggregate.place");
        }
        aggregated = true;
        aggregating = true;
        try {
            return arguments.get();
        } finally {
            aggregating = false;
        }
    }

    /** Begins with what is told: what was named so far stands in conditions. */
    void begin() {
        single = new ArrayList<>();
    }

    /** Whether rows were put together. */
    boolean aggregated() {
        return aggregated;
    }

    /** @throws khlang.problem.Problem where something is told that has many values in a group */
    void refuseSingle() {
        Set<String> told = new LinkedHashSet<>(single.stream().map(Output::name).toList());
        if (!told.isEmpty()) {
            throw Refusal.wrong("sql.group", Refusal.shown(told.iterator().next()));
        }
    }
}
