package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What was said of how a file is read and fits the next one no more holds it, and says what has changed. */
class RecipeFitTest {
    private static final String GOOD = "รายงาน,,\nตำบล,คน,โทร\nในเมือง,10,043\nศิลา,20,044\nท่าพระ,5,045\n";

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatFitsNoMoreHoldsTheFileAndNamesEachChange(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.makePublicDataset("fits");
            JsonNode made = server.upload(
                    "resource_create",
                    Map.of("package_id", "fits", "name", "ตาราง", "first_row", "2", "omit", "[\"โทร\"]"),
                    "a.csv",
                    GOOD.getBytes(StandardCharsets.UTF_8),
                    TestServer.ADMIN_TOKEN);
            String resource = made.path("result").path("id").asString();
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            loads.replace(resource, "b.csv", GOOD.replace("ท่าพระ,5", "ท่าพระ,6"));
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            loads.replace(resource, "c.csv", "ตำบล,คน,ผู้ดูแล\nในเมือง,10,ก\nศิลา,20,ข\nท่าพระ,5,ค\nบ้านเป็ด,9,ง\n");
            JsonNode held = loads.await(resource);
            assertThat(held.path("status").asString()).isEqualTo("held");
            assertThat(held.path("held_reasons").findValuesAsString("message_th"))
                    .anySatisfy(why -> assertThat(why).contains("ไฟล์ไม่มีคอลัมน์ที่ระบุว่าไม่เอา: โทร"))
                    .anySatisfy(why -> assertThat(why).contains("ที่คาดไว้คือ ตำบล, คน ที่พบคือ ในเมือง, 10, ก"));
            assertThat(loads.rows(resource).path("records").get(0).path("ตำบล").asString())
                    .isEqualTo("ในเมือง");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aNewWayOfReadingIsMeantAndHoldsNothing(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            String resource = loads.published("fits", "a.csv", "ตำบล,คน\nในเมือง,10\nศิลา,20\nท่าพระ,5\n");
            loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"last_row\":\"40\"}");
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            loads.replace(resource, "b.csv", "ตำบล,คน\nในเมือง,11\nศิลา,20\nท่าพระ,5\n");
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void noRowOrValueOfTheNextFileIsLostInSilence(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.makePublicDataset("lost");
            String three = "ตำบล,คน\nในเมือง,10\nศิลา,20\nท่าพระ,5\n";
            String[][] cases = {
                // what is said, the first file, the next, what is told of it
                {"last_row", "4", three, three + "พระลับ,7\nบ้านเป็ด,9\n", "datastore.misfit.below", "2"},
                {"last_row", "4", three + "รวม,35\n", three + "พระลับ,7\n", "datastore.misfit.row_below", "พระลับ · 7"},
                {"last_row", "4", three + "รวม,35\n", three + "รวมทั้งสิ้น,35\n", "", ""},
                {
                    "last_row",
                    "4",
                    three + "แถวพิเศษ,99\n",
                    three.replace("ท่าพระ,5\n", "") + "แถวพิเศษ,99\n",
                    "datastore.misfit.risen",
                    "4"
                },
                {"last_row", "4", three + "โทรศัพท์,0812345678\n", three + "โทรศัพท์,043-221202\n", "", ""},
                {"last_row", "4", three + "พิมพ์เมื่อ 5 ม.ค.\n", three + "พิมพ์เมื่อ 6 ก.พ.\n", "", ""},
                {
                    "first_row",
                    "2",
                    "รายงาน 2567\n" + three.substring(three.indexOf('\n') + 1) + "ก,1\n",
                    three.substring(three.indexOf('\n') + 1) + "ก,1\n",
                    "datastore.misfit.above",
                    "1"
                },
                {
                    "header_rows",
                    "0",
                    "A1,ก\nA2,ข\nA3,ค\n",
                    "รหัส,ชื่อ\nA1,ก\nA2,ข\nA3,ค\n",
                    "tabular.misfit.header_rows",
                    "รหัส"
                },
                {
                    "kinds",
                    "{\"คน\":\"number\"}",
                    three,
                    three.replaceAll("([0-9]+)", "ราว $1"),
                    "datastore.misfit.emptied",
                    "คน"
                },
                {
                    // Somebody chose the kind, so no type changes; that a part is lost is told all the same.
                    "kinds",
                    "{\"คน\":\"number\"}",
                    three,
                    three.replace("10", "ราว 10"),
                    "datastore.misfit.emptied",
                    "คน"
                },
                {
                    "groups",
                    "column",
                    "ตำบล,คน\nเขต 1,\nก,1\nข,2\nเขต 2,\nค,3\nง,4\n",
                    "ตำบล,คน\nก,1\nข,2\nค,3\nง,4\n",
                    "tabular.misfit.groups",
                    "กลุ่ม"
                },
                {
                    "data_row",
                    "3",
                    "ตำบล,คน\n(ตัวอย่าง),9\nในเมือง,10\nศิลา,20\n",
                    "ตำบล,คน\nพระลับ,7\nในเมือง,10\nศิลา,20\n",
                    "datastore.misfit.between",
                    "พระลับ · 7 (2)"
                },
                {
                    "groups",
                    "leave",
                    "รายการ,คน,บาท\nขาเข้า,,\nภาษี,1,2\nจ่ายออก,,\nของ,3,4\n",
                    "รายการ,คน,บาท\nขาเข้า,,\nภาษี,1,2\nอากร,,\nจ่ายออก,,\nของ,3,4\nเงิน,5,6\n",
                    "datastore.misfit.groups_left",
                    "‘อากร’ (4)"
                },
                {
                    "groups",
                    "leave",
                    "รายการ,คน,บาท\nหมวด ก,,\nภาษี,1,2\nหมวด ข,,\nของ,3,4\n",
                    "รายการ,คน,บาท\nหมวด ก,,\nภาษี,1,2\nอากร,,\nหมวด ข,,\nของ,3,4\n",
                    "",
                    ""
                },
            };
            for (String[] one : cases) {
                JsonNode made = server.upload(
                        "resource_create",
                        one[0].equals("first_row")
                                ? Map.of("package_id", "lost", "name", "ตาราง", one[0], one[1], "header_rows", "0")
                                : Map.of("package_id", "lost", "name", "ตาราง", one[0], one[1]),
                        "a.csv",
                        one[2].getBytes(StandardCharsets.UTF_8),
                        TestServer.ADMIN_TOKEN);
                String resource = made.path("result").path("id").asString();
                JsonNode first = loads.await(resource);
                assertThat(first.path("status").asString()).as(one[0] + first).isEqualTo("complete");
                loads.replace(resource, "b.csv", one[3]);
                JsonNode next = loads.await(resource);
                assertThat(next.path("status").asString())
                        .as(one[0] + next)
                        .isEqualTo(one[4].isEmpty() ? "complete" : "held");
                assertThat(next.path("held_reasons").toString()).as(one[0]).contains(one[4], one[5]);
            }
        }
    }
}
