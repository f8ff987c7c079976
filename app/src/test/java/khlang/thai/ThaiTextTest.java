package khlang.thai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThaiTextTest {
    @Test
    void digitsBecomeArabic() {
        assertThat(ThaiDigits.toArabic("พ.ศ. ๒๕๖๗ และ 12")).isEqualTo("พ.ศ. 2567 และ 12");
        assertThat(ThaiDigits.toArabic("๐๑๒๓๔๕๖๗๘๙")).isEqualTo("0123456789");
        assertThat(ThaiDigits.value('๙')).isEqualTo(9);
        assertThat(ThaiDigits.value('x')).isEqualTo(-1);
    }

    @Test
    void wordsAreFoundWithoutSpaces() {
        assertThat(ThaiWords.words("จำนวนประชากรแยกตามตำบล")).contains("จำนวน", "ประชากร", "ตำบล");
        assertThat(ThaiWords.words("PM2.5, (น้ำ)")).contains("น้ำ").doesNotContain("(", ",");
    }

    @ParameterizedTest
    @CsvSource({
        "กอง ยุทธศาสตร์ และ งบประมาณ, กองยุทธศาสตร์และงบประมาณ",
        "ต่าง ๆ, ต่างๆ",
        "จ\u0E4D\u0E32นวน, จำนวน",
        "PM ๒.๕, pm 2.5",
        "น้ำ, น้ำ",
        "พื้นที่ ABC  def, พื้นที่ abc def",
        "กรุง\u200Bเทพ, กรุงเทพ",
        // Tone mark and vowel typed in another order, ำ taken apart around a tone mark, two เ for แ.
        "\u0E17\u0E48\u0E35, \u0E17\u0E35\u0E48",
        "\u0E19\u0E4D\u0E49\u0E32, \u0E19\u0E49\u0E33",
        "\u0E19\u0E49\u0E4D\u0E32, \u0E19\u0E49\u0E33",
        "\u0E40\u0E40\u0E21\u0E48, \u0E41\u0E21\u0E48"
    })
    void equalWordsFoldAlike(String text, String folded) {
        assertThat(ThaiWords.fold(text)).isEqualTo(folded);
    }

    @Test
    void orderIsThatOfAThaiDictionary() {
        List<String> names = List.of("ไฟฟ้า", "เทศบาล", "กองคลัง", "โรงเรียน", "ถนน", "แผน", "ประชากร");
        assertThat(names.stream().sorted(ThaiOrder.comparator()))
                .containsExactly("กองคลัง", "ถนน", "เทศบาล", "ประชากร", "แผน", "ไฟฟ้า", "โรงเรียน");
    }

    @ParameterizedTest
    @CsvSource({
        "ประชากร ปี ๒๕๖๗, prachakon-pi-2567",
        "นคร, nakhon",
        "คน, khon",
        "ถนน, thanon",
        "จำนวนโรงเรียน, chamnuan-rongrian",
        "Open Data: งบประมาณ, open-data-ngoppraman",
        "เทศบาลนครขอนแก่น, thetban-nakhon-khonkaen",
        "Free_Wi-Fi & 5G, free-wi-fi-5g"
    })
    void slugCanBeRead(String title, String slug) {
        assertThat(Slugs.of(title)).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!!",
                "数据",
                "ๆ",
                "ก",
                "x",
                "การพัฒนาโครงสร้างพื้นฐานและการพัฒนาเมืองอย่างยั่งยืนของเทศบาลนครขอนแก่นประจำปีงบประมาณ"
            })
    void slugIsAlwaysUsableAndStable(String title) {
        assertThat(Slugs.of(title)).matches("[a-z0-9][a-z0-9_-]{1,69}").isEqualTo(Slugs.of(title));
    }
}
