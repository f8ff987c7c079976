package khlang.dcat;

import java.util.Map;

/** Words of lists that the European Union keeps, for what the Thai profile says in its own. */
final class Words {
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

    static final String PUBLIC = AUTHORITY + "access-right/PUBLIC";
    static final String THAI = AUTHORITY + "language/THA";

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("ไทย", "THA"),
            Map.entry("อังกฤษ", "ENG"),
            Map.entry("จีน", "ZHO"),
            Map.entry("มลายู", "MSA"),
            Map.entry("พม่า", "MYA"),
            Map.entry("ลาว", "LAO"),
            Map.entry("เขมร", "KHM"),
            Map.entry("ญี่ปุ่น", "JPN"),
            Map.entry("เกาหลี", "KOR"),
            Map.entry("ฝรั่งเศส", "FRA"),
            Map.entry("เยอรมัน", "DEU"),
            Map.entry("อารบิก", "ARA"));

    private static final Map<String, String> FREQUENCIES = Map.ofEntries(
            Map.entry("ไม่ทราบ", "UNKNOWN"),
            Map.entry("ปี", "ANNUAL"),
            Map.entry("ครึ่งปี", "ANNUAL_2"),
            Map.entry("ไตรมาส", "QUARTERLY"),
            Map.entry("เดือน", "MONTHLY"),
            Map.entry("สัปดาห์", "WEEKLY"),
            Map.entry("วัน", "DAILY"),
            Map.entry("วันทำการ", "DAILY"),
            Map.entry("ชั่วโมง", "HOURLY"),
            Map.entry("นาที", "1MIN"),
            Map.entry("ตามเวลาจริง", "UPDATE_CONT"),
            Map.entry("ไม่มีการปรับปรุงหลังจากการจัดเก็บข้อมูล", "NEVER"),
            Map.entry("อื่นๆ", "OTHER"));

    private static final Map<String, String> TWICE =
            Map.of("ปี", "BIENNIAL", "สัปดาห์", "BIWEEKLY", "เดือน", "BIMONTHLY");

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("CSV", "CSV"),
            Map.entry("TSV", "TSV"),
            Map.entry("XLSX", "XLSX"),
            Map.entry("XLSM", "XLSM"),
            Map.entry("XLS", "XLS"),
            Map.entry("ODS", "ODS"),
            Map.entry("JSON", "JSON"),
            Map.entry("GEOJSON", "GEOJSON"),
            Map.entry("NDJSON", "JSON"),
            Map.entry("XML", "XML"),
            Map.entry("KML", "KML"),
            Map.entry("SHP", "SHP"),
            Map.entry("ZIP", "ZIP"),
            Map.entry("GZ", "GZIP"),
            Map.entry("PDF", "PDF"),
            Map.entry("DOC", "DOC"),
            Map.entry("DOCX", "DOCX"),
            Map.entry("HTML", "HTML"),
            Map.entry("TXT", "TXT"),
            Map.entry("PARQUET", "PARQUET"),
            Map.entry("PNG", "PNG"),
            Map.entry("JPG", "JPEG"),
            Map.entry("JPEG", "JPEG"));

    private Words() {}

    /** The word for a language of the profile; empty where there is none. */
    static String language(String said) {
        return address("language/", LANGUAGES.getOrDefault(said, ""));
    }

    /** The word for how often something is brought up to date; empty where nothing is said, or there is none. */
    static String frequency(String unit, String interval) {
        boolean single = interval.isBlank() || interval.equals("1");
        String word = single
                ? FREQUENCIES.getOrDefault(unit, "")
                : interval.equals("2") ? TWICE.getOrDefault(unit, otherwise(unit)) : otherwise(unit);
        return address("frequency/", word);
    }

    private static String otherwise(String unit) {
        return unit.isBlank() ? "" : "OTHER";
    }

    /** The word for the format of a file; empty where there is none. */
    static String format(String format) {
        return address("file-type/", FORMATS.getOrDefault(format, ""));
    }

    private static String address(String list, String word) {
        return word.isEmpty() ? "" : AUTHORITY + list + word;
    }
}
