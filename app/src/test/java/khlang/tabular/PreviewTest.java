package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.csv"), text);
    }

    @Test
    void ofALongFileTheFirstRowsAreSeen() throws IOException {
        Path file = file("ปี,บาท\n" + "2567,100\n".repeat(60_000));
        Preview preview =
                Preview.of(file, Recipe.NONE, folder, TabularLimits.DEFAULT).orElseThrow();
        assertThat(preview.whole()).isFalse();
        assertThat(preview.content().rows()).isEqualTo(FirstRows.MOST - 1);
        assertThat(preview.rows()).hasSize(25).first().asString().isEqualTo("[2567, 100]");
        Glance glance = Glance.at(file, Recipe.NONE, null, TabularLimits.DEFAULT);
        assertThat(glance.whole()).isFalse();
        assertThat(glance.last()).isEmpty();
    }

    @Test
    void theRowOfUnitsIsLeftOut() throws IOException {
        Path file = file("ตำบล,ประชากร\n,(คน)\nในเมือง,10\nศิลา,20\n");
        Preview preview =
                Preview.of(file, Recipe.NONE, folder, TabularLimits.DEFAULT).orElseThrow();
        assertThat(preview.leftOut()).containsExactly(2L);
        assertThat(preview.content().rows()).isEqualTo(2);
    }

    @Test
    void ofAShortFileAllRowsCountAndBothEndsAreSeen() throws IOException {
        Path file = file("รายงาน\nชื่อ,\"คำ\"\"พูด\"\n" + "ก,ข\n".repeat(50) + "\nรวม,50\n");
        Preview preview =
                Preview.of(file, Recipe.NONE, folder, TabularLimits.DEFAULT).orElseThrow();
        assertThat(preview.whole()).isTrue();
        assertThat(preview.content().rows()).isEqualTo(50);
        assertThat(preview.content().firstLine()).isEqualTo(2);
        assertThat(preview.content().fields()).extracting(Field::label).containsExactly("ชื่อ", "คำ\"พูด");
        assertThat(preview.leftOut()).containsExactly(54L);
        Glance glance = Glance.at(file, Recipe.NONE, null, TabularLimits.DEFAULT);
        assertThat(glance.rows()).hasSize(25);
        assertThat(glance.between()).isEqualTo(53 - 25 - 8);
        assertThat(glance.last()).hasSize(8).last().isEqualTo(new Glance.Line(54, java.util.List.of("รวม", "50")));
    }
}
