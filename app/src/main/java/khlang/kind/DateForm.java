package khlang.kind;

import java.util.List;
import khlang.thai.Moment;
import khlang.thai.ThaiDates;
import org.jspecify.annotations.Nullable;

/** A day; a midnight that a spreadsheet has added is taken off. */
final class DateForm implements Form {
    @Override
    public @Nullable String normal(String cell) {
        Moment moment = ThaiDates.moment(cell).orElse(null);
        return moment == null || moment.isTimeOfDay() ? null : moment.date().toString();
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("2024-01-31", "2024-01-31"),
                Example.sure("31/1/2567", "2024-01-31"),
                Example.sure("๑ ก.พ. ๖๗", "2024-02-01"),
                Example.sure("28 มีนาคม พ.ศ. 2564", "2021-03-28"),
                Example.sure("25 กันยายน ค.ศ. 2015", "2015-09-25"),
                Example.sure("ณ วันที่ 1 กรกฎาคม พ.ศ. 2569", "2026-07-01"),
                Example.sure("1/1/2567 0:00", "2024-01-01"),
                Example.not("31/02/2567"),
                Example.not("วันขึ้น 15 ค่ำเดือน 6"),
                Example.not("2567"),
                Example.not("53/1"));
    }
}
