package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** A small table with every type, Thai names and rows that are hard to sort, in normal form. */
final class SampleTable {
    /** Forty Thai letters: more bytes than a name of PostgreSQL may have. */
    static final String LONG = "จำนวนประชากรแยกตามตำบลและหมู่บ้านในอำเภอ";

    static final List<Field> FIELDS = List.of(
            new Field(1, "ชื่อตำบล", "ชื่อตำบล", FieldType.TEXT, 0),
            new Field(2, LONG, LONG, FieldType.INTEGER, 0),
            new Field(3, "งบประมาณ (บาท)", "งบประมาณ (บาท)", FieldType.NUMBER, 2),
            new Field(4, "เปิด", "เปิด", FieldType.BOOLEAN, 0),
            new Field(5, "วันที่", "วันที่", FieldType.DATE, 0),
            new Field(6, "เวลา", "เวลา", FieldType.TIMESTAMP, 0),
            new Field(7, "รหัส", "รหัส", FieldType.TEXT, 0),
            new Field(8, "ระยะ", "ระยะ", FieldType.NUMBER, -1));

    private static final String ROWS = """
            1,"ในเมือง",120,1500.50,true,2024-01-31,2024-01-31 08:30:00,"00100",0.5
            2,"บ้านเป็ด",80,-20.05,false,2023-10-01,2023-10-01 00:00:00,"40000",1234567890123456789012345678901234567890
            3,"ศิลา",,0.00,,2024-02-29,,"A-1",-0.25
            4,"",120,,true,,2024-01-31 23:59:59,,
            5,,0,99999999.99,false,2023-09-30,2023-12-31 12:00:00,"say ""hi"", ๑๒",2
            6,"Ban Ped
            second line",-7,1500.50,true,2567-01-01,0001-01-01 00:00:00,"apple",100
            7,"banana",5,3.10,true,2024-03-01,2024-03-01 10:00:00,"Apple-9",
            """;

    private SampleTable() {}

    /** Writes the rows into the staging folder. */
    static Path in(Path staging) {
        try {
            return Files.writeString(Files.createDirectories(staging).resolve("sample.csv"), ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException("writing the sample", e);
        }
    }
}
