package khlang.ingest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import khlang.problem.Phrase;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A file that is no table, and the reason that is given. */
public final class BadFile {
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
                new BadFile("cut.xlsx", cut(), Phrase.of("tabular.broken_workbook")),
                new BadFile("late.json", late("[", ",\n", "{\"ก\": ]"), Phrase.of("tabular.json_broken", 5_001)),
                new BadFile("late.ndjson", late("", "\n", "{\"ก\": 1"), Phrase.of("tabular.json_broken", 5_001)),
                new BadFile(
                        "outside.zip", zip("../ลับ.csv", "ก,ข\n1,2\n"), Phrase.of("tabular.zip_path", "../ลับ.csv")),
                new BadFile("bomb.zip", zip("ก.csv", "0".repeat(100 << 20)), Phrase.of("tabular.bomb")),
                new BadFile("locked.zip", locked(), Phrase.of("tabular.encrypted")),
                new BadFile("cut.zip", cutZip(), Phrase.of("tabular.broken_workbook")),
                new BadFile("cut.csv.gz", cutGzip(), Phrase.of("tabular.packed_broken")));
    }

    /** Files that hold no table and are right as they are. */
    static List<BadFile> others() throws Exception {
        return List.of(
                new BadFile("settings.json", text("{\"ก\": {\"ข\": [1, 2]}}"), Phrase.of("none")),
                new BadFile("values.json", text("[1, 2, 3]"), Phrase.of("none")),
                new BadFile("papers.zip", zip("หนังสือ.pdf", "%PDF-1.7"), Phrase.of("none")));
    }

    /** Records of which the five thousandth and first is broken. */
    private static byte[] late(String begin, String between, String broken) {
        return text(begin + ("{\"ก\": 1}" + between).repeat(5_000) + broken);
    }

    private static byte[] zip(String entry, String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text(text));
        }
        return bytes.toByteArray();
    }

    /** A ZIP file whose directory says that its entry has a password. */
    private static byte[] locked() throws Exception {
        byte[] bytes = zip("a.csv", "ก,ข\n1,2\n");
        bytes[6] |= 1;
        for (int at = 0; at < bytes.length - 10; at++) {
            boolean directory = bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2;
            bytes[at + 8] |= (byte) (directory ? 1 : 0);
        }
        return bytes;
    }

    private static byte[] cutZip() throws Exception {
        byte[] whole = zip("a.csv", "ก,ข\n1,2\n");
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] cutGzip() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text("ก,ข\n" + "1,2\n".repeat(1_000)));
        }
        return java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
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

    /** A workbook with a password. */
    public static byte[] encrypted() throws Exception {
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
