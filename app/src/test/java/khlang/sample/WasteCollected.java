package khlang.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Waste collected by zone, kind and month over three fiscal years: more at new year and Songkran, ever more sorted. */
final class WasteCollected implements Series {
    private static final LocalDate FIRST = LocalDate.of(2022, 10, 1);
    private static final int MONTHS = 36;
    private static final double[] ZONE_TONNES = {1_850, 1_420, 1_150, 1_560};
    /** From January: holidays bring more, the wet months heavier waste. */
    private static final double[] SEASON = {1.08, 0.95, 0.99, 1.12, 1.0, 1.01, 1.02, 1.04, 1.03, 1.0, 0.97, 1.06};

    private static final List<String> KINDS = List.of("ขยะทั่วไป", "ขยะอินทรีย์", "ขยะรีไซเคิล", "ขยะอันตราย");

    @Override
    public String path() {
        return "waste-collected-synthetic/waste-collected.csv";
    }

    @Override
    public List<String> header() {
        return List.of("ปีงบประมาณ", "เดือน", "เขต", "ประเภทขยะ", "น้ำหนัก (ตัน)", "จำนวนเที่ยวรถ");
    }

    @Override
    public Stream<List<String>> rows() {
        Chance chance = new Chance(1828);
        List<List<String>> rows = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            LocalDate date = FIRST.plusMonths(month);
            for (int zone = 0; zone < ZONE_TONNES.length; zone++) {
                double[] shares = shares(month, zone);
                for (int kind = 0; kind < shares.length; kind++) {
                    double tonnes = ZONE_TONNES[zone]
                            * SEASON[date.getMonthValue() - 1]
                            * (1 + 0.0018 * month)
                            * shares[kind]
                            * chance.factor(0.035);
                    rows.add(row(date, City.ZONES.get(zone), KINDS.get(kind), tonnes));
                }
            }
        }
        return rows.stream();
    }

    /** Sorting at the source spreads, faster in the second zone: general waste gives way to organic and recycled. */
    private static double[] shares(int month, int zone) {
        double sorted = month * (zone == 1 ? 0.0032 : 0.0018);
        return new double[] {0.66 - sorted, 0.22 + 0.55 * sorted, 0.117 + 0.45 * sorted, 0.003};
    }

    private static List<String> row(LocalDate month, String zone, String kind, double tonnes) {
        return List.of(
                Integer.toString(ThaiText.fiscalYear(month)),
                month.toString(),
                zone,
                kind,
                ThaiText.decimal(tonnes, 1),
                Long.toString((long) Math.ceil(tonnes / 4.2)));
    }
}
