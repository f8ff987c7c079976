package khlang.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import khlang.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** A folder of data packages, made for a test. */
public final class PackageFolder {
    private final Path folder;

    private PackageFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, with a {@code catalog.json} of one organization and one group. */
    public static PackageFolder in(Path folder) {
        PackageFolder made = new PackageFolder(folder);
        made.write("catalog.json", """
                {"organizations": [{"name": "treasury", "title": "กองคลัง"}],
                 "groups": [{"name": "money", "title": "งบประมาณ"}]}""");
        return made;
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** The description of a package with all that is mandatory and one file {@code rows.csv}. */
    public static ObjectNode whole(String name) {
        return (ObjectNode) Json.MAPPER.readTree("""
                {"name": "%s", "title": "งบประมาณ", "description": "รายจ่ายตามแผนงาน",
                 "resources": [{"name": "rows", "path": "rows.csv", "title": "ตาราง", "schema": {"fields": [
                   {"name": "ที่", "title": "ลำดับที่", "type": "string"}, {"name": "งบ", "unit": "บาท"}]}}],
                 "khlang": {"organization": "treasury", "groups": ["money"], "tags": ["งบประมาณ"],
                   "title_translated": {"th": "งบประมาณ", "en": "Budget"},
                   "data_type": "ข้อมูลสถิติ", "maintainer": "ฝ่ายแผนงาน", "maintainer_email": "plan@example.go.th",
                   "objective": ["พันธกิจหน่วยงาน"],
                   "update_frequency_unit": "ไม่มีการปรับปรุงหลังจากการจัดเก็บข้อมูล", "update_frequency_interval": "0",
                   "geo_coverage": "เทศบาล/อบต.", "data_source": "เทศบัญญัติงบประมาณ", "data_format": ["CSV"],
                   "data_category": "ข้อมูลสาธารณะ", "license_id": "Open Data Common"}}
                """.formatted(name));
    }

    /** Puts a package with a file of {@code rows} rows. */
    public PackageFolder with(ObjectNode description, int rows) {
        String name = description.path("name").asString();
        write(name + "/" + DataPackage.FILE, description.toString());
        write(name + "/rows.csv", "ที่,งบ\n" + "1.10,500\n".repeat(rows));
        return this;
    }

    /** Puts a whole package of two rows. */
    public PackageFolder with(String name) {
        return with(whole(name), 2);
    }

    /** Writes any file of it. */
    public PackageFolder write(String file, String text) {
        try {
            Path target = folder.resolve(file);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.writeString(target, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }
}
