package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.query.Condition;
import khlang.query.Operator;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WrittenRowsTest {
    private static final String TABLE = TableVersion.newWrittenId();
    private static final Field NAME = new Field(1, "ชื่อ", "ชื่อ", FieldType.TEXT, 0);
    private static final Field AMOUNT = new Field(2, "จำนวน", "จำนวน", FieldType.NUMBER, 2);
    private static final Field DAY = new Field(3, "วันที่", "วันที่", FieldType.DATE, 0);
    private static final List<Field> FIELDS = List.of(NAME, AMOUNT, DAY);

    @TempDir
    Path folder;

    private static List<List<@Nullable Object>> rows(RowStore store, String table, SearchRequest request) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        store.rows(SearchPlan.of(request, table, FIELDS), row -> rows.add(Arrays.asList(row)));
        return rows;
    }

    private static List<Object> ids(RowStore store, SearchRequest request) {
        return rows(store, TABLE, request.selecting(List.of("_id"))).stream()
                .<Object>map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private static Map<Field, @Nullable Object> row(@Nullable Object... cells) {
        Map<Field, @Nullable Object> row = new LinkedHashMap<>();
        for (int index = 0; index < cells.length; index++) {
            row.put(FIELDS.get(index), cells[index]);
        }
        return row;
    }

    private RowStore filled(Pair pair) {
        RowStore store = TestStores.open(pair, folder);
        store.create(TABLE, FIELDS);
        store.write(TABLE, rows -> {
            rows.insert(
                    1,
                    List.of(
                            row("ก", new BigDecimal("1.50"), LocalDate.of(2024, 1, 31)),
                            row("ข", null),
                            row("ค", new BigDecimal("3.00")),
                            row("ง")));
            return rows.count();
        });
        return store;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsAreAddedChangedAndTakenAway(Pair pair) {
        try (RowStore store = filled(pair)) {
            assertThat(rows(store, TABLE, SearchRequest.of("r")).get(0))
                    .containsExactly(1L, "ก", new BigDecimal("1.50"), LocalDate.of(2024, 1, 31));
            List<@Nullable Long> found = store.write(
                    TABLE,
                    rows -> rows.find(
                            List.of(NAME, AMOUNT),
                            List.of(
                                    List.of("ค", new BigDecimal("3")),
                                    List.of("ค", new BigDecimal("4")),
                                    List.of("ก", new BigDecimal("1.5")))));
            assertThat(found).containsExactly(3L, null, 1L);
            store.write(TABLE, rows -> {
                rows.update(Map.of(3L, row("ค", null, LocalDate.of(2025, 2, 1)), 1L, row("กก")));
                return rows.delete(List.of(new Condition.Test(NAME, Operator.EQ, List.of("ข"))));
            });
            assertThat(rows(store, TABLE, SearchRequest.of("r")))
                    .containsExactly(
                            Arrays.asList(1L, "กก", new BigDecimal("1.50"), LocalDate.of(2024, 1, 31)),
                            Arrays.asList(3L, "ค", null, LocalDate.of(2025, 2, 1)),
                            Arrays.asList(4L, "ง", null, null));
            assertThat(ids(store, SearchRequest.of("r").page(2, 1))).containsExactly("3", "4");
            assertThat(store.<Long>write(TABLE, RowWriting::last)).isEqualTo(4);
            assertThat(store.<Long>write(TABLE, RowWriting::count)).isEqualTo(3);
            assertThat(store.<Long>write(TABLE, rows -> rows.delete(List.of()))).isEqualTo(3);
            assertThat(ids(store, SearchRequest.of("r"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatFailsChangesNothing(Pair pair) {
        try (RowStore store = filled(pair)) {
            assertThatThrownBy(() -> store.write(TABLE, rows -> {
                        rows.insert(5, List.of(row("จ")));
                        rows.delete(List.of(new Condition.Test(NAME, Operator.EQ, List.of("ก"))));
                        throw new IllegalStateException("broken off");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(ids(store, SearchRequest.of("r"))).containsExactly("1", "2", "3", "4");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTableIsCopiedAndGrows(Pair pair) {
        try (RowStore store = filled(pair)) {
            String copy = TableVersion.newWrittenId();
            Field finer = new Field(1, "จำนวน", "จำนวน", FieldType.NUMBER, 2);
            store.copy(copy, List.of(finer), TABLE, List.of(AMOUNT));
            store.widen(copy, List.of(new Field(1, "จำนวน", "จำนวน", FieldType.NUMBER, 4)));
            Field more = new Field(2, "อื่น", "อื่น", FieldType.TEXT, 0);
            store.add(copy, List.of(more));
            store.add(copy, List.of(more));
            store.write(copy, rows -> {
                rows.update(Map.of(2L, Map.of(more, "ใหม่")));
                return rows.repeats(List.of(more));
            });
            Field widened = new Field(1, "จำนวน", "จำนวน", FieldType.NUMBER, 4);
            List<List<@Nullable Object>> found = new ArrayList<>();
            store.rows(
                    SearchPlan.of(SearchRequest.of("r"), copy, List.of(widened, more)),
                    row -> found.add(Arrays.asList(row)));
            assertThat(found.get(0)).containsExactly(1L, new BigDecimal("1.5000"), null);
            assertThat(found.get(1)).containsExactly(2L, null, "ใหม่");
            assertThat(store.<Boolean>write(TABLE, rows -> rows.repeats(List.of(DAY))))
                    .isTrue();
            assertThat(store.<Boolean>write(TABLE, rows -> rows.repeats(List.of(NAME))))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void oneRowAmongManyIsWrittenQuickly(Pair pair) {
        try (RowStore store = TestStores.open(pair, folder)) {
            store.create(TABLE, FIELDS);
            store.write(TABLE, rows -> {
                List<Map<Field, @Nullable Object>> many = new ArrayList<>();
                for (int row = 0; row < 100_000; row++) {
                    many.add(row("ตำบล " + row, new BigDecimal("1.50"), LocalDate.of(2024, 1, 31)));
                }
                rows.insert(1, many);
                return rows.count();
            });
            long least = Long.MAX_VALUE;
            for (int turn = 0; turn < 10; turn++) {
                long began = System.nanoTime();
                store.write(TABLE, rows -> {
                    List<@Nullable Long> found = rows.find(List.of(NAME), List.of(List.of("ตำบล 99999")));
                    rows.update(Map.of(java.util.Objects.requireNonNull(found.get(0)), row("ตำบล 99999", null)));
                    return found;
                });
                least = Math.min(least, System.nanoTime() - began);
            }
            assertThat(least / 1_000_000).isLessThan(100);
        }
    }
}
