package khlang.chart;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows of each category or period.
 *
 * @param field the field that is measured; null where rows are counted
 * @param unit its unit as shown, or empty
 */
record Measure(Kind kind, @Nullable Field field, String unit) {
    /** How values become one. */
    enum Kind {
        COUNT,
        SUM,
        MEAN
    }

    /** The number of rows. */
    static final Measure ROWS = new Measure(Kind.COUNT, null, "");

    // What these words measure does not add up: 30 degrees and 30 degrees are not 60.
    private static final Pattern NOT_ADDED = Pattern.compile(
            "ร้อยละ|เปอร์เซ็นต์|%|อัตรา|เฉลี่ย|ระดับ|ดัชนี|คะแนน|อุณหภูมิ|ราคา|"
                    + "ความ(หนาแน่น|สูง|ลึก|เข้มข้น|เร็ว|ชื้น)|สัดส่วน|ต่อ|ค่าเป้าหมาย|percent|pct|rate|ratio|average|avg|mean|level|score|temperature|วันที่ใช้|ระยะเวลา|ระยะทาง|อายุ|_(cm|mm|m|c|pct|kmh)("
                    + " |$)|ฝน|duration|days|price|density|speed|height|depth|humidity|index|_per_|share|metre|meter|pm2|aqi");

    private static final Pattern MONEY =
            Pattern.compile("งบ|เงิน|บาท|มูลค่า|รายได้|รายจ่าย|ค่าธรรมเนียม|baht|thb|revenue|budget|amount|cost");
    // Days to an end, centimetres in a well, baht per stall.
    private static final Pattern UNITS_NOT_ADDED =
            Pattern.compile("%|ร้อยละ|เปอร์เซ็นต์|per ?cent|ซม\\.?|เซนติเมตร|cm|centimet(re|er)s?|มม\\.?|มิลลิเมตร|mm|"
                    + "millimet(re|er)s?|คะแนน|score|วัน|days?|ปี|years?|.*(°|องศา|degree|/|ต่อ| per ).*");

    /** The measure that suits a field of numbers, whatever language its words are shown in. */
    static Measure of(Field field, FieldWords words) {
        boolean kept = field.kind() == khlang.kind.Kind.PERCENT
                || NOT_ADDED.matcher(names(field, words)).find()
                || words.units().stream()
                        .anyMatch(unit ->
                                UNITS_NOT_ADDED.matcher(lower(unit.strip())).matches());
        return new Measure(kept ? Kind.MEAN : Kind.SUM, field, words.unit());
    }

    /** Whether a field holds money that adds up, which is what its table is about wherever it stands. */
    static boolean isMoney(Field field, FieldWords words) {
        List<String> units = words.units();
        return of(field, words).kind() == Kind.SUM
                && (field.kind() == khlang.kind.Kind.MONEY
                        || MONEY.matcher(names(field, words)).find()
                        || units.stream()
                                .anyMatch(unit -> MONEY.matcher(lower(unit)).find()));
    }

    private static String names(Field field, FieldWords words) {
        return lower(field.id() + " " + words.names());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The measured field. */
    Field measured() {
        return Objects.requireNonNull(field, "rows are counted");
    }

    /** The measure's name; {@code single} where each value comes from one row, so that nothing was added. */
    Phrase name(boolean single) {
        return switch (kind) {
            case COUNT -> Phrase.of("chart.measure.count");
            case SUM ->
                Phrase.of(
                        single ? "chart.measure.single" : "chart.measure.sum",
                        measured().label());
            case MEAN ->
                Phrase.of(
                        single ? "chart.measure.single" : "chart.measure.mean",
                        measured().label());
        };
    }
}
