package khlang.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stalls and fees of an invented walking street in 2567, as a spreadsheet program writes them: a byte order mark, short Thai months, commas. */
final class WalkingStreet implements Series {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 6);
    private static final int WEEKS = 52;
    private static final List<String> GOODS =
            List.of("อาหารและเครื่องดื่ม", "เสื้อผ้า", "งานหัตถกรรม", "ของใช้และของเล่น", "สินค้าชุมชน");
    private static final int[] STALLS = {118, 74, 46, 58, 32};
    private static final int[] FEES = {60, 50, 40, 50, 30};
    private static final double[] WET = {0.01, 0.01, 0.03, 0.05, 0.08, 0.08, 0.1, 0.14, 0.2, 0.1, 0.02, 0.01};

    @Override
    public String path() {
        return "walking-street-fees-synthetic/walking-street-2567.csv";
    }

    @Override
    public String start() {
        return "\uFEFF";
    }

    @Override
    public List<String> header() {
        return List.of("วันที่จัด", "ประเภทสินค้า", "จำนวนแผง", "ค่าธรรมเนียมต่อแผง (บาท)", "ค่าธรรมเนียมรวม (บาท)");
    }

    @Override
    public Stream<List<String>> rows() {
        Chance chance = new Chance(1839);
        List<List<String>> rows = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            LocalDate date = FIRST.plusWeeks(week);
            boolean cancelled = chance.happens(WET[date.getMonthValue() - 1]);
            for (int kind = 0; kind < GOODS.size(); kind++) {
                double share = cancelled ? 0 : season(date) * (1 + 0.003 * week) * chance.factor(0.07);
                rows.add(row(date, kind, Math.round(STALLS[kind] * share)));
            }
        }
        return rows.stream();
    }

    private static double season(LocalDate date) {
        return switch (date.getMonthValue()) {
            case 11, 12, 1 -> 1.18;
            case 2, 3 -> 1.05;
            case 6, 7, 8, 9 -> 0.82;
            default -> 0.95;
        };
    }

    private static List<String> row(LocalDate date, int kind, long stalls) {
        boolean held = stalls > 0;
        return List.of(
                ThaiText.shortDate(date),
                GOODS.get(kind),
                held ? Long.toString(stalls) : "-",
                Integer.toString(FEES[kind]),
                held ? ThaiText.grouped(stalls * FEES[kind]) : "-");
    }
}
