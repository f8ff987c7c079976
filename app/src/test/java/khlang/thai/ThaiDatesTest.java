package khlang.thai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThaiDatesTest {
    @ParameterizedTest
    @CsvSource({
        "2024-01-31, 2024-01-31",
        "2567-01-31, 2024-01-31",
        "2024/1/31, 2024-01-31",
        "31/1/2567, 2024-01-31",
        "31/1/2024, 2024-01-31",
        "1/2/67, 2024-02-01",
        "31-01-2567, 2024-01-31",
        "31.1.2567, 2024-01-31",
        "1 ก.พ. 67, 2024-02-01",
        "1 กพ 2567, 2024-02-01",
        "1-ก.พ.-67, 2024-02-01",
        "23 พฤษภาคม 2562, 2019-05-23",
        "28 มีนาคม พ.ศ. 2564, 2021-03-28",
        "21 กันยายน  พ.ศ.2555, 2012-09-21",
        "28 มีนาคมพ.ศ.2564, 2021-03-28",
        "๒๘ กันยายน พ.ศ. ๒๕๖๖, 2023-09-28",
        "1 มกราคม พุทธศักราช 2496, 1953-01-01",
        "วันที่ 1 กรกฎาคม 2569, 2026-07-01",
        "๒๕ กันยายน ค.ศ. ๒๐๑๕, 2015-09-25",
        "1 มกราคม 2608, 2065-01-01",
        "29/2/2567, 2024-02-29",
        "31 Jan 2024, 2024-01-31",
        "31 January 2567, 2024-01-31",
        "Jan 31 2024, 2024-01-31",
        "1-Feb-24, 2024-02-01",
        "1-Feb-67, 2024-02-01"
    })
    void dateIsUnderstood(String text, LocalDate date) {
        assertThat(ThaiDates.date(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/2567",
                "29/2/2566",
                "0/1/2567",
                "1/13/2567",
                "2567",
                "1/2563",
                "53/1",
                "1.2.67",
                "1.2.1",
                "2563-2565",
                "0-4322-1202",
                "กันยายน พ.ศ. 2566",
                "วันขึ้น 15 ค่ำเดือน 6",
                "ปลายปี 2562",
                "31/1/256",
                "31/1/25677",
                "31/1-2567",
                "1 ก.พ.",
                "20240131",
                "999/1/1",
                "31/1/2567 x",
                "T",
                "-",
                "2024-01-31T"
            })
    void otherTextIsNoDate(String text) {
        assertThat(ThaiDates.moment(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31T08:30, 2024-01-31T08:30",
        "2024-01-31 08:30:15, 2024-01-31T08:30:15",
        "2024-01-31 08:30:15.123, 2024-01-31T08:30:15",
        "31/1/2567 8:30, 2024-01-31T08:30",
        "31/1/2567 08.30 น., 2024-01-31T08:30",
        "31/1/2567 08.30, 2024-01-31T08:30",
        "31.1.2567 08.30, 2024-01-31T08:30",
        "31/1/2567 08.30.15, 2024-01-31T08:30:15",
        "31 ม.ค. 2567 เวลา 08:30 น., 2024-01-31T08:30",
        "31/1/2567 24:00, 2024-02-01T00:00",
        "2024-01-31T20:30:00Z, 2024-02-01T03:30",
        "2024-01-31T20:30:00+07:00, 2024-01-31T20:30"
    })
    void timeOfDayIsUnderstood(String text, LocalDateTime moment) {
        assertThat(ThaiDates.dateTime(text)).contains(moment);
        assertThat(ThaiDates.date(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-31 24:01",
                "2024-01-31 25:00",
                "2024-01-31 8:60",
                "31/1/2567 8.3",
                "31.1.2567 8.3",
                "31/1/2567 08.30.60",
                "2024-01-31 8",
                "2024-01-31 8:30 x"
            })
    void impossibleTimeIsNoMoment(String text) {
        assertThat(ThaiDates.moment(text)).isEmpty();
    }

    @Test
    void datesAreShownInBothLanguages() {
        LocalDate day = LocalDate.of(2024, 1, 5);
        assertThat(ThaiCalendar.shortDate(day, "th")).isEqualTo("5 ม.ค. 2567");
        assertThat(ThaiCalendar.shortDate(day, "en")).isEqualTo("5 Jan 2024");
        assertThat(ThaiCalendar.longDate(day, "th")).isEqualTo("5 มกราคม 2567");
        assertThat(ThaiCalendar.longDate(day, "en")).isEqualTo("5 January 2024");
        assertThat(ThaiCalendar.shortDateTime(day.atTime(8, 5), "th")).isEqualTo("5 ม.ค. 2567 08:05 น.");
        assertThat(ThaiCalendar.shortDateTime(day.atTime(8, 5), "en")).isEqualTo("5 Jan 2024 08:05");
        assertThat(ThaiCalendar.shortMonth(YearMonth.of(2024, 12), "th")).isEqualTo("ธ.ค. 2567");
    }

    @Test
    void fiscalYearBeginsInOctober() {
        assertThat(ThaiCalendar.fiscalYear(LocalDate.of(2023, 9, 30))).isEqualTo(2566);
        assertThat(ThaiCalendar.fiscalYear(LocalDate.of(2023, 10, 1))).isEqualTo(2567);
    }
}
