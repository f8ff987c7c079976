package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Sheet;
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
        Glance glance = Glance.at(file, Recipe.NONE, null, folder, TabularLimits.DEFAULT);
        assertThat(glance.whole()).isFalse();
        assertThat(glance.last()).isEmpty();
    }

    @Test
    void ofALargeWorkbookTheFirstRowsAreSeen() throws IOException {
        Path file = Workbooks.xlsx(folder, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            for (int row = 0; row < 60; row++) {
                Workbooks.row(sheet, row, "ตำบล " + row, (double) row);
            }
        });
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("noCompression", "true"))) {
            Files.writeString(zip.getPath("xl/padding.xml"), "<a>" + " ".repeat(21 << 20) + "</a>");
        }
        assertThat(Files.size(file)).isGreaterThan(20 << 20);
        Glance glance = Glance.at(file, Recipe.NONE, null, folder, TabularLimits.DEFAULT);
        assertThat(glance.rows()).hasSize(25).first().isEqualTo(new Glance.Line(1, List.of("ตำบล 0", "0")));
        assertThat(glance.whole()).isFalse();
        assertThat(glance.last()).isEmpty();
    }

    @Test
    void whatIsPackedIsSeenAsWhatItHolds() throws IOException {
        Path file = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            zip.write("ตำบล,n\nศิลา,1\n".getBytes(StandardCharsets.UTF_8));
        }
        Glance glance = Glance.at(file, Recipe.NONE, null, folder, TabularLimits.DEFAULT);
        assertThat(glance.rows())
                .containsExactly(new Glance.Line(1, List.of("ตำบล", "n")), new Glance.Line(2, List.of("ศิลา", "1")));
        assertThat(glance.encoded()).isTrue();
        assertThat(glance.delimited()).isTrue();
        assertThat(glance.encoding()).isEqualTo("UTF-8");
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
        Glance glance = Glance.at(file, Recipe.NONE, null, folder, TabularLimits.DEFAULT);
        assertThat(glance.rows()).hasSize(25);
        assertThat(glance.between()).isEqualTo(53 - 25 - 8);
        assertThat(glance.last()).hasSize(8).last().isEqualTo(new Glance.Line(54, List.of("รวม", "50")));
    }
}
