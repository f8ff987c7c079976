package khlang.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Monthly revenue by kind over the fiscal years 2563 to 2567, October to September. */
final class MonthlyRevenue implements Series {
    private static final LocalDate FIRST = LocalDate.of(2019, 10, 1);
    private static final int MONTHS = 60;

    @Override
    public String path() {
        return "monthly-revenue-synthetic/monthly-revenue.csv";
    }

    @Override
    public List<String> header() {
        return List.of(
                "ปีงบประมาณ",
                "เดือนที่ของปีงบประมาณ",
                "เดือน",
                "วันสิ้นเดือน",
                "ประเภทรายได้",
                "จำนวนราย",
                "จำนวนเงิน (บาท)");
    }

    @Override
    public Stream<List<String>> rows() {
        Chance chance = new Chance(2563);
        List<List<String>> rows = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            for (Revenue revenue : Revenue.values()) {
                rows.add(row(FIRST.plusMonths(month), month % 12 + 1, revenue, chance));
            }
        }
        return rows.stream();
    }

    private static List<String> row(LocalDate month, int fiscalMonth, Revenue revenue, Chance chance) {
        int year = ThaiText.fiscalYear(month);
        double size = revenue.season(fiscalMonth)
                * revenue.epidemic(year)
                * StrictMath.pow(revenue.growth, year - 2563)
                * chance.factor(0.09);
        LocalDate last = month.plusMonths(1).minusDays(1);
        long payers = Math.max(1, Math.round(revenue.payers * revenue.season(fiscalMonth) * chance.factor(0.06)));
        return List.of(
                Integer.toString(year),
                Integer.toString(fiscalMonth),
                ThaiText.month(month),
                ThaiText.slashDate(last),
                revenue.label,
                Long.toString(payers),
                ThaiText.decimal(revenue.monthly * size, 2));
    }
}
