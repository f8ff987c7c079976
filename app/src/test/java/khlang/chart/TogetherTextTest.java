package khlang.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TogetherTextTest {
    /** A tilde stands for a space that no line ends at, a plus for a place within Thai where none ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "จำนวนแถวสูงสุดใน ก.ย. 2568 (799) และต่ำสุด | จำนวนแถวสูงสุดใน ก.ย.~2568~(799) และต่ำสุด",
                "“ก” พบมากที่สุดใน ข: 6 จาก 31 แถว (19 %) | “ก” พบ+มาก+ที่สุดใน ข: 6~จาก~31~แถว (19~%)",
                "มากที่สุด: 1,066 ล้าน (57 % ของทั้งหมด) | มาก+ที่สุด: 1,066~ล้าน (57~%~ของทั้งหมด)",
                "highest in Sep 2025 (4,363) and lowest | highest in Sep~2025~(4,363) and lowest",
                "10 of 36 rows (28%) | 10~of~36 rows (28%)",
                "อยู่รอบละติจูด 16.4 ลองจิจูด 102.8 ซึ่ง | อยู่รอบละติจูด~16.4 ลองจิจูด~102.8 ซึ่ง",
                "highest in Sep 2025 (34.2 cm) and lowest in May 2025 (9 cm) | highest in Sep~2025~(34.2~cm) and lowest in May~2025~(9~cm)",
                "“ก” มีน้ำหนักมากที่สุด: 7,053 ตัน (57 % ของทั้งหมด) | “ก” มีน้ำหนักมาก+ที่สุด: 7,053~ตัน (57~%~ของทั้งหมด)",
                "share the highest value, about 0.32 mm | share the highest value, about 0.32~mm",
                "Nothing to keep here | Nothing to keep here",
            })
    void linesDoNotEndWithinWhatIsReadTogether(String title, String kept) {
        assertThat(TogetherText.of(title).replace('\u00A0', '~').replace('\u2060', '+'))
                .isEqualTo(kept);
    }
}
