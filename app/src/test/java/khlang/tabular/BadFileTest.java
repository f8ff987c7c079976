package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadFileTest {
    @TempDir
    Path folder;

    private Phrase refusal(byte[] bytes) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Reading.of(folder, bytes));
        assertThat(problem).isNotNull();
        return problem.fields().getOrDefault("upload", java.util.List.of()).get(0);
    }

    private Phrase refusal(Path file) throws IOException {
        return refusal(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @CsvSource({
        "'', tabular.empty",
        "'  \n\n ', tabular.empty",
        "'a,b,c\n', tabular.header_only",
        "'%PDF-1.7 x', tabular.binary",
        "'<html><p>1', tabular.markup",
        "'{\"a\": 1}', tabular.json_no_table",
        "'PK\u0003\u0004 cut off', tabular.broken_workbook"
    })
    void textIsRefused(String text, String key) {
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)).key()).isEqualTo(key);
    }

    @Test
    void noiseIsNoTable() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        assertThat(refusal(noise).key()).isEqualTo("tabular.binary");
    }

    @Test
    void tooManyFieldsNameTheLimit() {
        String header = "a,".repeat(1_999) + "b\n";
        assertThat(refusal((header + header).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Phrase.of("tabular.too_many_fields", 2_000, 1_000));
    }

    @Test
    void cellOfTenMegabytesIsNamed() {
        String text = "a,b\n1,2\n3,\"" + "x".repeat(10_000_000) + "\"\n";
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Phrase.of("tabular.cell_too_long", 3, 2, 1_000_000));
    }

    @Test
    void missingQuoteDoesNotFillTheMemory() {
        String text = "a,b\n1,\"2\n" + "no row\n".repeat(3_000_000);
        assertThat(refusal(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(Phrase.of("tabular.record_too_long", 2));
    }

    @Test
    void truncatedWorkbookIsBroken() throws IOException {
        byte[] xlsx = Files.readAllBytes(Workbooks.xlsx(folder, Workbooks::budget));
        assertThat(refusal(Arrays.copyOf(xlsx, xlsx.length * 2 / 3)).key()).isEqualTo("tabular.broken_workbook");
        byte[] xls = Files.readAllBytes(Workbooks.xls(folder, Workbooks::budget));
        assertThat(refusal(Arrays.copyOf(xls, xls.length / 3)).key()).isEqualTo("tabular.broken_workbook");
    }

    @Test
    void aWorkbookInWhichOneLetterHasFlippedIsBroken() throws IOException {
        byte[] xlsx = Files.readAllBytes(Workbooks.xlsx(folder, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            Workbooks.row(sheet, 0, "ชื่อ", "n");
            Workbooks.row(sheet, 1, "omega", 1.0);
        }));
        byte[] flipped = new String(Workbooks.unpacked(xlsx), StandardCharsets.ISO_8859_1)
                .replace("<t>omega</t>", "<t>omegA</t>")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refusal(flipped).key()).isEqualTo("tabular.broken_workbook");
    }

    @Test
    void encryptedWorkbookIsNamed() throws Exception {
        Path plain = Workbooks.xlsx(folder, Workbooks::budget);
        Path locked = folder.resolve("locked.xlsx");
        try (POIFSFileSystem system = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(locked)) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream in = encryptor.getDataStream(system)) {
                Files.copy(plain, in);
            }
            system.writeFilesystem(out);
        }
        assertThat(refusal(locked).key()).isEqualTo("tabular.encrypted");
    }

    @Test
    void zipBombIsRefused() throws IOException {
        Path plain = Workbooks.xlsx(folder, Workbooks::budget);
        Path bomb = folder.resolve("bomb.xlsx");
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        try (ZipFile from = new ZipFile(plain.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bomb))) {
            for (ZipEntry entry : java.util.Collections.list(from.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = from.getInputStream(entry).readAllBytes();
                boolean sheet = entry.getName().equals("xl/worksheets/sheet1.xml");
                for (int i = 0; sheet && i < 300; i++) {
                    out.write(blanks);
                }
                out.write(content);
            }
        }
        assertThat(refusal(bomb).key()).isEqualTo("tabular.bomb");
    }

    @Test
    void workbookWithoutTableIsEmpty() throws IOException {
        assertThat(refusal(Workbooks.xlsx(folder, workbook -> workbook.createSheet("a")))
                        .key())
                .isEqualTo("tabular.empty");
    }
}
