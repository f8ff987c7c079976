package khlang.datastore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import khlang.kind.Kind;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.query.Folding;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Finds words that differ only in their blanks, in Thai or Arabic digits, in capitals or in how their vowels are typed. */
final class SpellingRowSql {
    private static final int MOST_WORDS = 1_000;
    private static final Set<Kind> WORDS =
            EnumSet.of(Kind.CATEGORY, Kind.TEXT, Kind.PROVINCE, Kind.DISTRICT, Kind.SUBDISTRICT, Kind.MONTH);

    private final SqlRowStore store;

    SpellingRowSql(SqlRowStore store) {
        this.store = store;
    }

    private record Word(String text, long count, long firstRow) {}

    List<Finding> of(LoadedTable table) {
        List<Finding> found = new ArrayList<>();
        for (Field field : table.fields()) {
            long distinct =
                    table.statistics(field).map(FieldStatistics::distinct).orElse(0L);
            boolean few = distinct > 1 && distinct <= MOST_WORDS;
            if (few && field.type() == FieldType.TEXT && WORDS.contains(field.kind())) {
                find(table, field).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Finding> find(LoadedTable table, Field field) {
        Map<String, List<Word>> alike = new LinkedHashMap<>();
        words(table, field)
                .forEach(word -> alike.computeIfAbsent(folded(word.text()), key -> new ArrayList<>())
                        .add(word));
        List<Instance> instances = new ArrayList<>();
        long count = 0;
        for (List<Word> words : alike.values()) {
            words.sort(Comparator.comparingLong(Word::count)
                    .reversed()
                    .thenComparingInt(word -> word.text().length())
                    .thenComparingLong(Word::firstRow));
            for (Word other : words.subList(1, words.size())) {
                count += other.count();
                instances.add(new Instance(
                        other.firstRow(), 0, other.text(), words.get(0).text()));
            }
        }
        List<Instance> first = instances.stream().limit(Finding.KEPT).toList();
        return count == 0
                ? Optional.empty()
                : Optional.of(new Finding(Flaw.MIXED_SPELLING, field.id(), count, "", first));
    }

    private List<Word> words(LoadedTable table, Field field) {
        String column = RowSql.column(field);
        String sql = "select " + column + ", count(*), min(_id) from " + store.table(table.id()) + " where " + column
                + " is not null group by 1 order by 3 limit " + (MOST_WORDS + 1);
        return store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            List<Word> words = new ArrayList<>();
            while (results.next()) {
                words.add(new Word(results.getString(1), results.getLong(2), results.getLong(3)));
            }
            return words;
        });
    }

    static String folded(String word) {
        return Folding.of(word)
                .replaceAll("[\\s\\u00A0\\u200B-\\u200F\\uFEFF.]+", "")
                .replace("เเ", "แ")
                .replaceAll("ํ([่-๋]?)า", "$1ำ")
                .replaceAll("([่-๋])ํา", "$1ำ");
    }
}
