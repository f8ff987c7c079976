package khlang.sample;

import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Visits to two invented libraries in fiscal year 2567, as an old office program writes them: windows-874, Thai digits. */
final class LibraryVisits implements Series {
    private static final LocalDate FIRST = LocalDate.of(2023, 10, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 9, 30);
    private static final List<String> PLACES = List.of("ห้องสมุดตัวอย่าง แห่งที่ ๑", "ห้องสมุดตัวอย่าง แห่งที่ ๒");

    @Override
    public String path() {
        return "library-visits-synthetic/library-visits-2567.csv";
    }

    @Override
    public Charset charset() {
        return Charset.forName("x-windows-874");
    }

    @Override
    public List<String> header() {
        return List.of("วันที่", "ห้องสมุด", "ผู้เข้าใช้บริการ (คน)", "หนังสือที่ยืม (เล่ม)", "หมายเหตุ");
    }

    @Override
    public Stream<List<String>> rows() {
        Chance chance = new Chance(2567);
        List<List<String>> rows = new ArrayList<>();
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            for (int place = 0; place < PLACES.size(); place++) {
                rows.add(row(date, place, chance));
            }
        }
        return rows.stream();
    }

    private static List<String> row(LocalDate date, int place, Chance chance) {
        String day = ThaiText.thaiDigits(ThaiText.slashDate(date));
        String closed = closedBecause(date);
        if (!closed.isEmpty()) {
            return List.of(day, PLACES.get(place), "-", "-", closed);
        }
        double usual = (place == 0 ? 240 : 130) * weekday(date.getDayOfWeek()) * season(date);
        long visitors = Math.round(usual * chance.factor(0.16));
        long lent = Math.round(visitors * (0.42 + 0.1 * chance.uniform()));
        return List.of(
                day,
                PLACES.get(place),
                ThaiText.thaiDigits(Long.toString(visitors)),
                ThaiText.thaiDigits(Long.toString(lent)),
                note(date));
    }

    private static String closedBecause(LocalDate date) {
        boolean songkran = date.getMonthValue() == 4 && date.getDayOfMonth() >= 13 && date.getDayOfMonth() <= 16;
        boolean newYear = date.getDayOfYear() == 1 || (date.getMonthValue() == 12 && date.getDayOfMonth() == 31);
        if (songkran) {
            return "ปิดเทศกาลสงกรานต์";
        }
        if (newYear) {
            return "ปิดเทศกาลปีใหม่";
        }
        return date.getDayOfWeek() == DayOfWeek.MONDAY ? "ปิดทำการวันจันทร์" : "";
    }

    private static String note(LocalDate date) {
        boolean childrensDay = date.getMonthValue() == 1 && date.getDayOfMonth() == 13;
        return childrensDay ? "กิจกรรม “วันเด็กแห่งชาติ”" : "";
    }

    private static double weekday(DayOfWeek day) {
        return switch (day) {
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 0.85;
            case FRIDAY -> 0.95;
            case SATURDAY -> 1.55;
            case SUNDAY -> 1.4;
        };
    }

    /** School holidays empty or fill it: examinations in September and February, holidays in October and April. */
    private static double season(LocalDate date) {
        boolean childrensDay = date.getMonthValue() == 1 && date.getDayOfMonth() == 13;
        return switch (date.getMonthValue()) {
            case 2, 9 -> 1.35;
            case 10, 3 -> 1.1;
            case 4, 5 -> 0.75;
            default -> childrensDay ? 2.6 : 1;
        };
    }
}
