package khlang.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.problem.Phrase;

/**
 * The unit that stands above a table, as หน่วย : ล้านบาท at its right, goes to the columns that say none: one of money to
 * those of money, and any to figures below a year, a month, or a word that says no more than that there are some. To
 * others it does not: with คน above it, a table may count households as well.
 */
final class TitleUnit {
    /** Words that say neither what is counted nor in what. */
    private static final Pattern BARE = Pattern.compile(
            "จำนวน(?:รวม|ทั้งหมด)?|ปริมาณ|รวม|รวมทั้งสิ้น|ยอดรวม|แผน|ผล|เป้าหมาย|ชาย|หญิง|(?i:total|amount|quantity|plan|actual|target|male|female)");

    private static final Pattern BEHIND = Pattern.compile("หน่วย\\s*[:：]\\s*([^()]+?)\\s*\\)?$");

    private static final Pattern BRACKETED = Pattern.compile("[^()\\[\\]]*[(\\[]([^()\\[\\]]+)[)\\]]");

    private TitleUnit() {}

    /**
     * What stands below the header, with the unit above it.
     *
     * @param titles the rows above the header
     * @param data the rows below
     */
    static Below with(Below below, List<Row> titles, List<FieldNames.Name> names, List<Row> data) {
        Set<String> units = new HashSet<>();
        titles.stream().flatMap(row -> row.filledCells().stream()).forEach(cell -> {
            String unit = said(cell);
            if (Header.isUnit(unit)) {
                units.add(unit);
            }
        });
        return units.size() == 1 ? with(below, units.iterator().next(), names, data) : below;
    }

    private static Below with(Below below, String unit, List<FieldNames.Name> names, List<Row> data) {
        List<String> all = new ArrayList<>();
        List<String> counted = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FieldNames.Name name = names.get(i);
            String own = i < below.units().size() ? below.units().get(i) : "";
            Header header = new Header(name.label(), name.id(), own, true);
            boolean none = header.unit().isEmpty() && header.moneyUnit().isEmpty();
            boolean money = Header.isMoney(unit) && header.names(Kind.MONEY);
            boolean takes = none && (money || (isBare(name.label()) && ColumnLook.areFigures(data, i)));
            all.add(takes ? unit : own);
            if (takes) {
                counted.add("‘" + name.label() + "’");
            }
        }
        if (counted.isEmpty()) {
            return below;
        }
        List<Phrase> notes = new ArrayList<>(below.notes());
        notes.add(Phrase.of("tabular.note.unit_above", unit, counted.stream().collect(Collectors.joining(", "))));
        return new Below(below.rows(), below.left(), List.copyOf(all), List.copyOf(notes));
    }

    /** The unit that a cell says, alone, in brackets or behind a title: ตารางที่ 1 รายรับ (หน่วย : ล้านบาท). */
    private static String said(String cell) {
        String alone = UnitRow.said(cell);
        if (!alone.isEmpty()) {
            return alone;
        }
        Matcher behind = BEHIND.matcher(cell);
        Matcher bracketed = BRACKETED.matcher(cell);
        return behind.find()
                ? behind.group(1).strip()
                : bracketed.matches() ? bracketed.group(1).strip() : "";
    }

    private static boolean isBare(String label) {
        String last = label.substring(label.lastIndexOf('/') + 1).strip();
        return BARE.matcher(last).matches() || Kind.YEAR.normal(last) != null || Kind.MONTH.normal(last) != null;
    }
}
