package khlang.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private final Vocabulary vocabulary = Vocabulary.load();

    @ParameterizedTest
    @CsvSource({
        "data_type, 5",
        "objective, 14",
        "update_frequency_unit, 13",
        "geo_coverage, 14",
        "data_format, 20",
        "data_category, 5",
        "license_id, 8"
    })
    void mandatoryVocabulariesAreWhole(String field, int size) {
        assertThat(vocabulary.choices(field)).hasSize(size);
    }

    @Test
    void olderLicencesAreTakenButNotOffered() {
        List<String> offered =
                vocabulary.choices("license_id").stream().map(Choice::value).toList();
        assertThat(offered).doesNotContain("DGA Open Government License");
        assertThat(vocabulary.choice("license_id", "DGA Open Government License"))
                .isPresent();
        assertThat(vocabulary.choice("license_id", "License not specified")).isPresent();
    }

    @Test
    void everyFieldHasAThaiLabel() {
        assertThat(vocabulary.datasetFields())
                .hasSize(58)
                .allSatisfy(
                        field -> assertThat(field.labelThai()).as(field.key()).matches(".*([ก-๙]|URL).*"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a b.csv, true",
        "http://example.org/ข้อมูล?x=1|2, true",
        "HTTPS://EXAMPLE.ORG, true",
        "javascript:alert(1), false",
        "https://, false",
        "//example.org, false",
        "file:///etc/passwd, false"
    })
    void onlyAddressesOfTheWebAreLinks(String text, boolean link) {
        assertThat(Links.isLink(text)).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource({
        "งบประมาณ 2567.csv, งบประมาณ 2567.csv",
        "C:\\data\\a.csv, a.csv",
        "../../etc/passwd, passwd",
        "'..', file",
        "'', file"
    })
    void fileNamesKeepTheirLettersAndLoseTheirFolders(String given, String clean) {
        assertThat(FileNames.clean(given)).isEqualTo(clean);
    }
}
