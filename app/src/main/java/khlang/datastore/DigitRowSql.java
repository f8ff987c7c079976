package khlang.datastore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import khlang.kind.Kind;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Finds O, I and l among the digits of codes that are otherwise all of digits. */
final class DigitRowSql {
    private static final String DIGITS = "^[0-9๐-๙ ./-]+$";
    private static final String LETTERED = "^[OoIl0-9 ./-]*([0-9][OoIl]|[OoIl][0-9])[OoIl0-9 ./-]*$";
    private static final int MOST = 10;
    private static final Set<Kind> CODES = EnumSet.of(Kind.CODE, Kind.PHONE, Kind.POSTAL_CODE, Kind.CITIZEN_ID);

    private final SqlRowStore store;

    DigitRowSql(SqlRowStore store) {
        this.store = store;
    }

    List<Finding> of(LoadedTable table) {
        List<Finding> found = new ArrayList<>();
        for (Field field : table.fields()) {
            if (field.type() == FieldType.TEXT && CODES.contains(field.kind())) {
                find(table, field).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Finding> find(LoadedTable table, Field field) {
        String column = RowSql.column(field);
        String lettered = store.dialect().fits(column);
        String counting = "select count(*) filter (where " + lettered + "), count(*) filter (where "
                + store.dialect().fits(column) + ") from " + store.table(table.id());
        RowSql.Query count = new RowSql.Query(counting, List.of(LETTERED, DIGITS));
        long[] counts = store.ask(count, FindingRowSql.SECONDS, results -> {
            results.next();
            return new long[] {results.getLong(1), results.getLong(2)};
        });
        // Where many have letters, these belong to the codes.
        if (counts[0] == 0 || counts[0] * MOST > counts[1] || counts[0] + counts[1] < table.present(field)) {
            return Optional.empty();
        }
        String listing = "select _id, " + column + " from " + store.table(table.id()) + " where " + lettered
                + " order by _id limit " + Finding.KEPT;
        RowSql.Query list = new RowSql.Query(listing, List.of(LETTERED));
        List<Instance> instances = store.ask(list, FindingRowSql.SECONDS, results -> {
            List<Instance> first = new ArrayList<>();
            while (results.next()) {
                String code = results.getString(2);
                String digits = code.replace('O', '0').replace('o', '0').replaceAll("[Il]", "1");
                first.add(new Instance(results.getLong(1), 0, code, digits));
            }
            return first;
        });
        return Optional.of(new Finding(Flaw.LETTER_FOR_DIGIT, field.id(), counts[0], "", instances));
    }
}
