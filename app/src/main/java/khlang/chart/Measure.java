package khlang.chart;

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
 */
record Measure(Kind kind, @Nullable Field field) {
    /** How values become one. */
    enum Kind {
        COUNT,
        SUM,
        MEAN
    }

    /** The number of rows. */
    static final Measure ROWS = new Measure(Kind.COUNT, null);

    // What these words measure does not add up: 30 degrees and 30 degrees are not 60.
    private static final Pattern NOT_ADDED = Pattern.compile(
            "ร้อยละ|เปอร์เซ็นต์|%|อัตรา|เฉลี่ย|ระดับ|ดัชนี|คะแนน|อุณหภูมิ|ราคา|"
                    + "ความ(หนาแน่น|สูง|ลึก|เข้มข้น|เร็ว|ชื้น)|สัดส่วน|ต่อ|ค่าเป้าหมาย|percent|pct|rate|ratio|average|avg|mean|level|score|"
                    + "temperature|วันที่ใช้|ระยะเวลา|ระยะทาง|อายุ|_(cm|mm|m|c|pct|kmh)$|ฝน|duration|days|price|density|speed|height|depth|humidity|index|_per_|share|metre|meter|pm2|aqi");

    private static final Pattern MONEY =
            Pattern.compile("งบ|เงิน|บาท|มูลค่า|รายได้|รายจ่าย|ค่าธรรมเนียม|baht|thb|revenue|budget|amount|cost");
    private static final Pattern WEIGHTY =
            Pattern.compile("ประชากร|ปริมาณ|น้ำหนัก|ตัน|คน|ราย|ยอด|รวม|population|people|total|weight|volume|visit");
    private static final Pattern NUMBER_OF = Pattern.compile("จำนวน|count|number|quantity|points");

    /** How much a field says of a table: money most, then people and weights, then other amounts; 0 is the most. */
    static int rank(Field field) {
        String names = names(field);
        int amount = MONEY.matcher(names).find()
                ? 0
                : WEIGHTY.matcher(names).find() ? 1 : NUMBER_OF.matcher(names).find() ? 2 : 3;
        return of(field).kind() == Kind.MEAN ? amount + 3 : amount;
    }

    private static String names(Field field) {
        return (field.id() + " " + field.label()).toLowerCase(Locale.ROOT);
    }

    /** The measure that suits a field of numbers. */
    static Measure of(Field field) {
        return new Measure(NOT_ADDED.matcher(names(field)).find() ? Kind.MEAN : Kind.SUM, field);
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
