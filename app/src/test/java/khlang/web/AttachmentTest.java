package khlang.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "complaints.csv | attachment; filename=\"complaints.csv\"",
                "my table 2.csv | attachment; filename=\"my table 2.csv\"",
                "งบ \"1\".csv | attachment; filename=\"ngop-1.csv\"; filename*=UTF-8''%E0%B8%87%E0%B8%9A%20%221%22.csv",
                "50%.csv | attachment; filename=\"50.csv\"; filename*=UTF-8''50%25.csv",
                "ไม่มีนามสกุล | attachment; filename=\"mai-mi-namsakun\"; filename*=UTF-8''%E0%B9%84%E0%B8%A1%E0%B9%88%E0%B8%A1%E0%B8%B5%E0%B8%99%E0%B8%B2%E0%B8%A1%E0%B8%AA%E0%B8%81%E0%B8%B8%E0%B8%A5",
            })
    void namesAreWrittenForEveryClient(String name, String header) {
        assertThat(Attachment.header(name)).isEqualTo(header);
    }

    @ParameterizedTest
    @CsvSource({"a.csv", "งบ.csv", "'x\r\nSet-Cookie: a=b.csv'", "'.csv'", "'\".csv'"})
    void noNameEndsTheHeader(String name) {
        assertThat(Attachment.header(name))
                .matches("attachment; filename=\"[^\"\\p{Cntrl}]+\"(; filename\\*=UTF-8''[A-Za-z0-9%._~-]+)?");
    }
}
