package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.kind.Kind;
import khlang.kind.Meaning;
import khlang.kind.Reading;
import khlang.thai.Era;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns mean, by their header and all of their values. */
class ColumnKindTest {
    @TempDir
    Path folder;

    private khlang.tabular.Reading read(String header, List<String> cells) {
        String rows = cells.stream().map(cell -> '"' + cell + "\",x").collect(Collectors.joining("\n"));
        return khlang.tabular.Reading.of(folder, '"' + header + "\",y\n" + rows + "\n");
    }

    private Field field(String header, List<String> cells) {
        return read(header, cells).content().fields().get(0);
    }

    private Meaning meaning(String header, String... cells) {
        return field(header, List.of(cells)).means();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Years need a word or a mark; a highway, an act and a price have neither.
                "ปี                     | 2565;2566;2567                  | INTEGER   | YEAR        | ",
                "year_be                | 2566;๒๕๖๗                       | INTEGER   | YEAR        | ",
                "เริ่ม                    | พ.ศ. 2566;พ.ศ. ๒๕๖๗             | INTEGER   | YEAR        | ",
                "ปีงบประมาณ             | 2566;2567                       | INTEGER   | FISCAL_YEAR | ",
                "ประจำ                  | ปีงบประมาณ 2566;ปีงบประมาณ พ.ศ. 2567 | INTEGER | FISCAL_YEAR | ",
                "ทางหลวงหมายเลข         | 2131;2062;2566                  | INTEGER   | CODE        | ",
                "ราคา                   | 2500;2450;2600                  | INTEGER   | MONEY       | ",
                "ค่า                     | 2500;2450;2600                  | INTEGER   | INTEGER     | ",
                "จำนวนนักเรียนต่อปี        | 1950;2010;1876                  | INTEGER   | INTEGER     | ",
                "อายุ (ปี)                | 2000;1999;2001                  | INTEGER   | INTEGER     | ปี",
                // Numbers with their unit.
                "เป้าหมาย                | ๑ ครั้ง;๕ ครั้ง;2 ครั้ง              | INTEGER   | INTEGER     | ครั้ง",
                "พื้นที่                    | 2 ไร่;1,212.5 ไร่                 | NUMBER    | NUMBER      | ไร่",
                "เป้าหมาย                | ๑ แห่ง;๕ ครั้ง;๒ ไร่                | TEXT      | TEXT        | ",
                "เป้าหมาย                | 1 ครั้ง;2;3;4 ครั้ง                 | TEXT      | TEXT        | ",
                "เป้าหมาย                | ไม่น้อยกว่า 5 ครั้ง;ไม่น้อยกว่า 6 ครั้ง | TEXT    | TEXT        | ",
                "ผู้ร่วม                   | 5 ท่านขึ้นไป;6 ท่านขึ้นไป            | TEXT      | TEXT        | ",
                "ชาย (คน)               | 5;6                             | INTEGER   | INTEGER     | คน",
                "ประชากร (ชาย)          | 5;6                             | INTEGER   | INTEGER     | ",
                "ผล                     | 41.71%;๑๐๐ %                    | NUMBER    | PERCENT     | %",
                "ผล                     | ร้อยละ 80;ร้อยละ 75               | INTEGER   | PERCENT     | %",
                "ร้อยละ                  | 80;75.5                         | NUMBER    | PERCENT     | %",
                "ร้อยละ                  | 80;75.5 %;60                    | NUMBER    | PERCENT     | %",
                "ผล                     | ร้อยละ 30-50;ร้อยละ 20-30         | TEXT      | TEXT        | ",
                "งบประมาณ               | 1,200 บาท;500.-;฿3,000           | INTEGER   | MONEY       | บาท",
                "งบประมาณ (ล้านบาท)      | 1.5;2                           | NUMBER    | MONEY       | ล้านบาท",
                "งบ                     | ๑ ล้านบาท;2.5 ล้านบาท             | NUMBER    | MONEY       | ล้านบาท",
                "งบ                     | 1 ล้านบาท;200 บาท                 | TEXT      | TEXT        | ",
                "คงเหลือ                 | 1,234;(1,234);(50)              | INTEGER   | INTEGER     | ",
                "ข้อ                     | (1);(2);(3)                     | TEXT      | TEXT        | ",
                "ค่า                     | 1.234,50;12,5;7                 | NUMBER    | NUMBER      | ",
                "ค่า                     | 1,234;12,500                    | INTEGER   | INTEGER     | ",
                "ค่า                     | 1.234;12.500                    | NUMBER    | NUMBER      | ",
                // Dates and times.
                "วันที่                    | 45322;45323                     | DATE      | DATE        | ",
                "วันที่                    | 31/1/2567;45323                 | DATE      | DATE        | ",
                "จำนวน                  | 45322;45323                     | INTEGER   | INTEGER     | ",
                "เวลา                   | 8.30 น.;13.00 น.                | TEXT      | TIME        | ",
                "เวลา                   | 8.30;13.00                      | TEXT      | TIME        | ",
                "ระยะเวลา (นาที)          | 8.30;13.00                      | NUMBER    | NUMBER      | นาที",
                "เปิด                    | 08:30;16:30                     | TEXT      | TIME        | ",
                "เดือน                   | มกราคม;ก.พ.                     | TEXT      | MONTH       | ",
                "เดือน                   | 1;12                            | INTEGER   | MONTH       | ",
                "จำนวนเดือน              | 1;12                            | INTEGER   | INTEGER     | ",
                "แผน                    | 2566-2570;พ.ศ. 2561 – 2565      | TEXT      | PERIOD      | ",
                "เปิด                    | 1;0;1                           | INTEGER   | INTEGER     | ",
                "มีทางลาดหรือไม่           | 1;0;1                           | BOOLEAN   | BOOLEAN     | ",
                // What tells things apart.
                "รหัส                    | 00100;40000                     | TEXT      | CODE        | ",
                "ที่                      | 7.1;7.9;7.10                    | TEXT      | CODE        | ",
                "หนังสือ                  | มท ๐๘๑๐.๓/ว๒๗๗๐;มท 0810.3/ว2771 | TEXT      | CODE        | ",
                "โทร                    | 43221202;43239256               | TEXT      | PHONE       | ",
                "ติดต่อ                   | 0-4322-1202;081-234-5678        | TEXT      | PHONE       | ",
                "อีเมล                   | a@example.com;b@example.com     | TEXT      | EMAIL       | ",
                "ที่มา                    | https://a.example/1;https://a.example/2 | TEXT | URL       | ",
                "ไปรษณีย์                 | 40000;40002                     | TEXT      | POSTAL_CODE | ",
                "ค่า                     | 40000;40002                     | INTEGER   | INTEGER     | ",
                "เลข                    | 1234567890121;1-2345-67890-12-1 | TEXT      | CITIZEN_ID  | ",
                "เลข                    | 1234567890122;1234567890123     | INTEGER   | INTEGER     | ",
                // Places.
                "ที่                      | จ.ขอนแก่น;กทม.                   | TEXT      | PROVINCE    | ",
                "รหัสจังหวัด               | 40;41                           | INTEGER   | PROVINCE    | ",
                "อำเภอ                  | บ้านไผ่;พล                       | TEXT      | DISTRICT    | ",
                "district               | ในเมือง;ศิลา                     | TEXT      | DISTRICT    | ",
                "ที่                      | ต.ในเมือง;ต.ศิลา                 | TEXT      | SUBDISTRICT | ",
                "รหัสตำบล                | 400101;400102                   | INTEGER   | SUBDISTRICT | ",
                "จำนวนตำบล              | 12;13                           | INTEGER   | INTEGER     | ",
                "เขต                    | เขต 1;เขต 2                      | TEXT      | TEXT        | ",
                "lat                    | 16.44;16.45                     | NUMBER    | LATITUDE    | ",
                "ลองจิจูด                 | 102.83;102.84                   | NUMBER    | LONGITUDE   | ",
                "ตำแหน่ง                 | 16.4419, 102.8360;16.4420, 102.8361 | TEXT  | COORDINATES | ",
                "utm_x                  | 267890;267891                   | INTEGER   | EASTING     | ",
                "utm_y                  | 1817890.5;1817891               | NUMBER    | NORTHING    | ",
                "พิกัด                    | 48Q 267890 1817890;48Q 267891 1817891 | TEXT | UTM        | ",
                // Words.
                "บริการ                  | น้ำ, ไฟฟ้า;ไฟฟ้า, ถนน;น้ำ, ถนน       | TEXT      | LIST        | ",
                "คำ                     | ก;ข;ก;ข;ก;ข;ก;ข                 | TEXT      | CATEGORY    | ",
                "คำ                     | ก;ข;ค;ง;จ;ฉ;ช;ซ                 | TEXT      | TEXT        | ",
                "ค่า                     | -;–                             | TEXT      | TEXT        | ",
            })
    void kindIsDecidedByHeaderAndValues(String header, String cells, FieldType type, Kind kind, @Nullable String unit) {
        Field field = field(header, Arrays.asList(cells.split(";")));
        assertThat(field.type()).isEqualTo(type);
        assertThat(field.kind()).isEqualTo(kind);
        assertThat(field.means().unit()).isEqualTo(unit == null ? "" : unit);
    }

    @Test
    void aYearKeepsItsEraAndTheOtherIsFlagged() {
        assertThat(meaning("ปี", "2566", "2567").era()).isEqualTo(Era.BUDDHIST);
        assertThat(meaning("ปี", "2023", "2024").era()).isEqualTo(Era.COMMON);
        assertThat(meaning("ปี", "2566", "2567").mixedEras()).isFalse();
        assertThat(meaning("ปี", "2566", "2567", "2024").mixedEras()).isTrue();
        assertThat(meaning("ปี", "พ.ศ. 2566", "ค.ศ. 2024").mixedEras()).isTrue();
        assertThat(read("ปี", List.of("พ.ศ. 2566", "ค.ศ. 2024")).lines())
                .containsExactly("1,2566,\"x\"", "2,2024,\"x\"");
    }

    @Test
    void datesOfBothErasAreFlagged() {
        assertThat(meaning("วันที่", "31/1/2567", "1/2/2567").era()).isEqualTo(Era.BUDDHIST);
        assertThat(meaning("วันที่", "2024-01-31", "2024-02-01").era()).isEqualTo(Era.COMMON);
        assertThat(meaning("วันที่", "31/1/2567", "2024-02-01").mixedEras()).isTrue();
    }

    @Test
    void cellsAreWrittenAsTheColumnIsRead() {
        assertThat(read("ผล", List.of("41.71%", "๑๐๐ %", "-")).lines())
                .containsExactly("1,41.71,\"x\"", "2,100,\"x\"", "3,,\"x\"");
        assertThat(read("ค่า", List.of("1.234,50", "1.234", "7", "12,5")).lines())
                .containsExactly("1,1234.50,\"x\"", "2,1234,\"x\"", "3,7,\"x\"", "4,12.5,\"x\"");
        assertThat(read("คงเหลือ", List.of("1,234", "(1,234.5)")).lines())
                .containsExactly("1,1234,\"x\"", "2,-1234.5,\"x\"");
        assertThat(read("วันที่", List.of("31/1/2567", "45323")).lines())
                .containsExactly("1,2024-01-31,\"x\"", "2,2024-02-01,\"x\"");
        assertThat(read("มีหรือไม่", List.of("1", "๐")).lines()).containsExactly("1,true,\"x\"", "2,false,\"x\"");
        assertThat(read("เวลา", List.of("8.30 น.")).lines()).containsExactly("1,\"8.30 น.\",\"x\"");
    }

    @Test
    void whatDisagreesIsCountedAndReported() {
        List<String> cells = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> i == 7 ? "ประมาณ 5 ครั้ง" : i + " ครั้ง")
                .toList();
        khlang.tabular.Reading reading = read("เป้าหมาย", cells);
        Meaning means = reading.content().fields().get(0).means();
        assertThat(means.reading()).isEqualTo(Reading.WITH_UNIT);
        assertThat(means.confidence()).isEqualTo(39 / 40.0, within(1e-9));
        assertThat(means.disagreeing()).isEqualTo(1);
        assertThat(reading.problems()).containsExactly("7 เป้าหมาย ประมาณ 5 ครั้ง tabular.cell.type.integer");
    }

    @Test
    void theRunnerUpIsTold() {
        Meaning means = meaning("ค่า", "1", "2", "x", "y");
        assertThat(means.kind()).isEqualTo(Kind.TEXT);
        assertThat(means.runnerUp()).isEqualTo(Kind.INTEGER);
        assertThat(means.runnerUpShare()).isEqualTo(0.5);
        assertThat(meaning("ปี", "2566", "2567").runnerUp()).isEqualTo(Kind.INTEGER);
        assertThat(meaning("ค่า", "ก", "ขข").runnerUp()).isNull();
    }

    @Test
    void marksOfMissingValuesAreCounted() {
        assertThat(meaning("ค่า", "1", "-", "-", "N/A").missing()).isEqualTo(Map.of("-", 2L, "N/A", 1L));
        assertThat(meaning("ค่า", "ก", "-").missing()).isEmpty();
    }

    @Test
    void aColumnIsCountedBeyondTheFirstThousandValues() {
        List<String> mails = IntStream.range(0, 3_000)
                .mapToObj(i -> i < 2_000 ? "a" + i + "@example.com" : "มาที่สำนักงาน")
                .toList();
        Meaning means = meaning("ติดต่อ", mails.toArray(String[]::new));
        assertThat(means.kind()).isEqualTo(Kind.TEXT);
        assertThat(means.runnerUp()).isEqualTo(Kind.EMAIL);
        assertThat(means.runnerUpShare()).isEqualTo(2 / 3.0, within(1e-9));
    }

    @Test
    void unitsThatStopBeyondTheRowsHeldAreReadAgainAsText() {
        List<String> cells = IntStream.range(0, 14_000)
                .mapToObj(i -> i < 12_000 ? i % 10 + " ครั้ง" : i % 10 + " คน")
                .toList();
        khlang.tabular.Reading reading = read("เป้าหมาย", cells);
        assertThat(reading.types().get(0)).isEqualTo(FieldType.TEXT);
        assertThat(reading.lines()).hasSize(14_000).contains("1,\"0 ครั้ง\",\"x\"", "14000,\"9 คน\",\"x\"");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void whatIsSaidOfAColumnDecidesHowItIsKept() {
        DeclaredTypes text = new DeclaredTypes(List.of(new DeclaredTypes.Declared("ผล", FieldType.TEXT)));
        ColumnCounter counter = new ColumnCounter(
                new khlang.kind.Header("ผล", "ผล", "", false),
                new Recent<>(cell -> null),
                null,
                khlang.kind.Evidence.NONE,
                false,
                new MarkedNumbers(false));
        List.of("80%", "75%").forEach(cell -> counter.add(cell, 2));
        ColumnVerdict verdict = counter.verdict(text.of(new FieldNames.Name("ผล", "ผล")));
        assertThat(verdict.type()).isEqualTo(FieldType.TEXT);
        assertThat(verdict.meaning().reading()).isEqualTo(Reading.PLAIN);
        assertThat(verdict.meaning().kind()).isEqualTo(Kind.PERCENT);
    }
}
