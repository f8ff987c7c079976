package khlang.thai;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The months' names as they are written in Thai and in English. */
final class MonthNames {
    static final List<String> THAI = List.of(
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม");
    static final List<String> THAI_SHORT =
            List.of("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.");
    static final List<String> ENGLISH = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    /** 1–12, or 0 where {@code word}, a word without its dots, is no month. */
    static int number(String word) {
        return NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            String english = ENGLISH.get(i).toLowerCase(Locale.ROOT);
            numbers.put(THAI.get(i), i + 1);
            numbers.put(THAI_SHORT.get(i).replace(".", ""), i + 1);
            numbers.put(english, i + 1);
            numbers.put(english.substring(0, 3), i + 1);
        }
        numbers.put("sept", 9);
        return Map.copyOf(numbers);
    }
}
