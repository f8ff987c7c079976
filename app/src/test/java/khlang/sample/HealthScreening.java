package khlang.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** People screened for diabetes and high blood pressure, counted by month, zone and age: no person can be seen. */
final class HealthScreening implements Series {
    private static final LocalDate FIRST = LocalDate.of(2023, 10, 1);
    private static final int MONTHS = 24;
    private static final List<String> AGES = List.of("35–59 ปี", "60–69 ปี", "70 ปีขึ้นไป");
    private static final double[] SCREENED = {310, 240, 150};
    private static final double[] SUGAR = {0.07, 0.12, 0.15};
    private static final double[] PRESSURE = {0.11, 0.21, 0.29};
    private static final double[] ZONE = {1.1, 0.95, 0.85, 1.05};

    @Override
    public String path() {
        return "health-screening-synthetic/health-screening.csv";
    }

    @Override
    public List<String> header() {
        return List.of(
                "เดือน",
                "เขต",
                "กลุ่มอายุ",
                "ผู้รับการคัดกรอง (คน)",
                "เสี่ยงเบาหวาน (คน)",
                "เสี่ยงความดันโลหิตสูง (คน)");
    }

    @Override
    public Stream<List<String>> rows() {
        Chance chance = new Chance(1841);
        List<List<String>> rows = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            for (int zone = 0; zone < ZONE.length; zone++) {
                for (int age = 0; age < AGES.size(); age++) {
                    double campaign = month % 12 < 3 ? 0.7 : month % 12 < 8 ? 1.3 : 0.9;
                    double screened = SCREENED[age] * ZONE[zone] * campaign * (1 + 0.008 * month) * chance.factor(0.1);
                    rows.add(row(FIRST.plusMonths(month), zone, age, Math.round(screened), chance));
                }
            }
        }
        return rows.stream();
    }

    private static List<String> row(LocalDate month, int zone, int age, long screened, Chance chance) {
        return List.of(
                month.toString(),
                City.ZONES.get(zone),
                AGES.get(age),
                Long.toString(screened),
                Long.toString(Math.round(screened * SUGAR[age] * chance.factor(0.12))),
                Long.toString(Math.round(screened * PRESSURE[age] * chance.factor(0.1))));
    }
}
