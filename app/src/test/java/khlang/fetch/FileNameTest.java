package khlang.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                                                  |                          | http://a/data/b.csv             | b.csv
                                                                  | text/csv                 | http://a/export.php?id=1        | export.csv
                                                                  | text/html                | http://a/export.php             | export
                                                                  | text/csv; charset=TIS-620 | http://a/                      | file.csv
                                                                  | application/octet-stream | http://a/report.2567            | report.2567
                                                                  | application/json         | http://a/api/v1/rows            | rows.json
                                                                  | text/csv                 | http://a/%E0%B8%81.xlsx         | ก.xlsx
                attachment; filename="../../etc/ข้อมูล.xlsx"         |                          | http://a/x.csv                  | ข้อมูล.xlsx
                attachment; filename=data.csv                     | application/zip          | http://a/x                      | data.csv
                attachment; filename="%E0%B8%81.csv"              |                          | http://a/x                      | ก.csv
                attachment; filename="a.csv"; filename*=UTF-8''%E0%B8%82%20b.csv |          | http://a/x                      | ข b.csv
                attachment; filename*=NONE-7''a.csv               | text/csv                 | http://a/b                      | b.csv
                attachment; filename="..."                        |                          | http://a/x                      | file
                inline                                            |                          | http://a/x.tsv                  | x.tsv
                """)
    void theNameIsWhatTheServerSaysElseHowTheAddressEnds(
            String disposition, String type, String address, String expected) {
        URI uri = URI.create(address);
        assertThat(FileName.of(disposition, type, uri, uri)).isEqualTo(expected);
    }
}
