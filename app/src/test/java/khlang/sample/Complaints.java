package khlang.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Complaints of residents over three fiscal years: more in the rains, fewer at weekends, faster year by year. */
final class Complaints implements Series {
    private static final int ROWS = 20_000;
    private static final LocalDate FIRST = LocalDate.of(2022, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 9, 30);
    private static final List<ComplaintType> TYPES = List.of(ComplaintType.values());
    private static final List<String> CHANNELS = List.of(
            "Traffy Fondue", "LINE Official", "สายด่วน", "แอปพลิเคชันเทศบาล", "เว็บไซต์เทศบาล", "แจ้งด้วยตนเอง");

    @Override
    public String path() {
        return "complaints-synthetic/complaints.csv";
    }

    @Override
    public List<String> header() {
        return List.of(
                "รหัสเรื่อง",
                "วันที่รับแจ้ง",
                "ประเภทเรื่อง",
                "ช่องทาง",
                "เขต",
                "สถานะ",
                "วันที่ปิดเรื่อง",
                "จำนวนวันที่ใช้",
                "ละติจูด",
                "ลองจิจูด");
    }

    @Override
    public Stream<List<String>> rows() {
        Chance chance = new Chance(1877);
        City city = new City(chance);
        double[] until = daysCumulated();
        return IntStream.range(0, ROWS).mapToObj(row -> {
            // Evenly spaced draws keep the rows in the order of days and their number exact.
            double place = (row + chance.uniform()) / ROWS * until[until.length - 1];
            int found = Arrays.binarySearch(until, place);
            LocalDate received = FIRST.plusDays(found < 0 ? -found - 1 : found);
            return complaint(row + 1, received, chance, city.point());
        });
    }

    private static double[] daysCumulated() {
        int days = (int) ChronoUnit.DAYS.between(FIRST, LAST) + 1;
        Chance weather = new Chance(2569);
        double[] until = new double[days];
        double sum = 0;
        for (int day = 0; day < days; day++) {
            LocalDate date = FIRST.plusDays(day);
            sum += typeWeight(date) * weekday(date.getDayOfWeek()) * (1 + 0.12 * day / 365) * weather.factor(0.22);
            until[day] = sum;
        }
        return until;
    }

    private static double typeWeight(LocalDate date) {
        double sum = 0;
        for (ComplaintType type : TYPES) {
            sum += type.weight * type.season(date.getMonthValue());
        }
        return sum;
    }

    private static double weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> 1.35;
            case TUESDAY -> 1.15;
            case WEDNESDAY -> 1.08;
            case THURSDAY -> 1.05;
            case FRIDAY -> 1.0;
            case SATURDAY -> 0.62;
            case SUNDAY -> 0.52;
        };
    }

    private static List<String> complaint(int number, LocalDate received, Chance chance, double[] point) {
        double years = ChronoUnit.DAYS.between(FIRST, received) / 365.0;
        ComplaintType type = chance.pick(
                TYPES,
                TYPES.stream()
                        .mapToDouble(each -> each.weight * each.season(received.getMonthValue()))
                        .toArray());
        // Reporting moves from the telephone and the counter to the phone in the hand.
        String channel = chance.pick(
                CHANNELS,
                new double[] {24 + 9 * years, 22 + 5 * years, 24 - 5 * years, 8 + 2 * years, 9, 13 - 3 * years});
        long days = Math.round(type.usualDays * (1.15 - 0.12 * years) * chance.factor(0.75));
        LocalDate closed = received.plusDays(days);
        double fate = chance.uniform();
        boolean referred = fate < (type == ComplaintType.CABLE ? 0.25 : 0.03);
        boolean open = closed.isAfter(LAST) || fate > 0.985;
        String status = referred ? "ส่งต่อหน่วยงานอื่น" : open ? openStatus(closed, fate) : "แก้ไขแล้ว";
        boolean done = !referred && !open;
        return List.of(
                String.format(Locale.ROOT, "KK%d-%05d", ThaiText.fiscalYear(received) % 100, number),
                received.toString(),
                type.label,
                channel,
                City.zone(point),
                status,
                done ? closed.toString() : "",
                done ? Long.toString(days) : "",
                ThaiText.decimal(point[0], 5),
                ThaiText.decimal(point[1], 5));
    }

    private static String openStatus(LocalDate closed, double fate) {
        return closed.isAfter(LAST) && fate > 0.5 ? "รอรับเรื่อง" : "กำลังดำเนินการ";
    }
}
