package khlang.kind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "หมู่ที่",
                "ชุมชนที่",
                "หน่วยเลือกตั้งที่",
                "เขต",
                "เขตที่",
                "เขตเลือกตั้งที่",
                "ห้อง",
                "ห้องที่",
                "ชั้น",
                "ชั้นที่",
                "ลำดับ",
                "ลำดับที่"
            })
    void whatTellsThingsApartIsNoAmount(String label) {
        assertThat(Header.isOrdinal(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ห้องที่ว่าง", "ห้องเรียน", "จำนวนชั้น", "ชุมชนที่เข้าร่วม", "หน่วย", "ประชากรในเขต"})
    void whatIsCountedIsAnAmount(String label) {
        assertThat(Header.isOrdinal(label)).isFalse();
    }
}
