package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTextTest {
    @ParameterizedTest
    @CsvSource({
        "2024-01-28, DATE",
        "1999-12-01, DATE",
        "2024-01-31 08:30:00, TIME",
        "2024-04-30, DATE",
        "2024-04-31, OTHER",
        "2024-12-31, DATE",
        "2024-02-28, DATE",
        "2024-02-29, OTHER",
        "2023-02-29, OTHER",
        "2024-01-28 08:30:00, TIME",
        "2024-01-28 00:00:00, MIDNIGHT",
        "2024-01-28 00:00:01, TIME"
    })
    void daysAndTimesInTheirNormalFormAreKnown(String cell, IsoText expected) {
        assertThat(IsoText.of(cell)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2567-01-28",
                "0999-01-28",
                "2024-13-01",
                "2024-00-01",
                "2024-01-00",
                "2024-1-028",
                "2024/01/28",
                "๒๐๒๔-๐๑-๒๘",
                "2024-01-28T08:30:00",
                "2024-01-28 24:00:00",
                "2024-01-28 08:60:00",
                "2024-01-28 08:30:6o",
                "2024-01-28 08:30",
                "2024-01-28 -1:30:00"
            })
    void allElseIsReadMoreClosely(String cell) {
        assertThat(IsoText.of(cell)).isEqualTo(IsoText.OTHER);
    }

    @Test
    void whatIsCopiedIsWhatReadingItCloselyGives() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String cell = LocalDateTime.of(1000, 1, 1, 0, 0)
                    .plusSeconds(random.nextLong(1_400L * 365 * 24 * 3600))
                    .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
            String day = cell.substring(0, 10);
            assertThat(List.of(IsoText.DATE, IsoText.OTHER)).contains(IsoText.of(day));
            if (IsoText.of(cell) != IsoText.OTHER) {
                assertThat(FieldType.TIMESTAMP.normal(cell)).isEqualTo(cell);
                assertThat(FieldType.DATE.normal(day)).isEqualTo(day);
                assertThat(IsoText.of(day)).isEqualTo(IsoText.DATE);
            }
        }
    }
}
