package khlang.ingest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.problem.Phrase;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A file that is no table, and the reason that is given. */
final class BadFile {
    private final String fileName;
    private final byte[] bytes;
    private final Phrase reason;

    private BadFile(String fileName, byte[] bytes, Phrase reason) {
        this.fileName = fileName;
        this.bytes = bytes;
        this.reason = reason;
    }

    String fileName() {
        return fileName;
    }

    byte[] bytes() {
        return bytes;
    }

    Phrase reason() {
        return reason;
    }

    static List<BadFile> all() throws Exception {
        return List.of(
                new BadFile("empty.csv", new byte[0], Phrase.of("tabular.empty")),
                new BadFile("header.csv", text("ตำบล,จำนวน\n"), Phrase.of("tabular.header_only")),
                new BadFile(
                        "binary.csv", new byte[] {0, 1, 2, 0, 3, 0, (byte) 0xfe, 0, 0, 0}, Phrase.of("tabular.binary")),
                new BadFile("wide.csv", wide(), Phrase.of("tabular.too_many_fields", 1001, 1000)),
                new BadFile("locked.xlsx", encrypted(), Phrase.of("tabular.encrypted")),
                new BadFile("cut.xlsx", cut(), Phrase.of("tabular.broken_workbook")));
    }

    /** One that begins like a table and is so large that only its loading shows that it is none. */
    static BadFile late() {
        String rows = "ก,ข\n" + ("1," + "ค".repeat(2_000) + "\n").repeat(6_000) + "x".repeat(1_000_001) + ",2\n";
        return new BadFile("late.csv", text(rows), Phrase.of("tabular.cell_too_long"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] wide() {
        String header = IntStream.rangeClosed(1, 1_001)
                .mapToObj(number -> "ช่อง" + number)
                .collect(Collectors.joining(","));
        String row = IntStream.rangeClosed(1, 1_001).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return text(header + "\n" + row + "\n");
    }

    private static byte[] workbook() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("ก").createRow(0).createCell(0).setCellValue("ข");
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] cut() throws Exception {
        byte[] whole = workbook();
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] encrypted() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem system = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream stream = encryptor.getDataStream(system)) {
                stream.write(workbook());
            }
            system.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }
}
