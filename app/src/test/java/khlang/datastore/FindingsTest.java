package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import khlang.Pair;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.tabular.CorpusFiles;
import khlang.tabular.Recipe;
import khlang.tabular.TabularContent;
import khlang.tabular.TabularFile;
import khlang.tabular.TabularLimits;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Looks at files of the corpus as both engines see them. */
class FindingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void eachFileHasTheFlawsThatStandBesideIt(Pair pair) throws Exception {
        SoftAssertions soft = new SoftAssertions();
        try (RowStore store = TestStores.open(pair, folder)) {
            for (CorpusFiles.Flawed one : CorpusFiles.flawed(folder)) {
                List<Finding> found = found(store, one.file());
                soft.assertThat(found)
                        .as(one.name())
                        .extracting(finding -> finding.flaw().code() + " " + finding.field() + " " + finding.count())
                        .containsExactlyInAnyOrderElementsOf(one.flaws()
                                .valueStream()
                                .map(flaw -> flaw.path("code").asString() + " "
                                        + flaw.path("field").asString() + " "
                                        + flaw.path("count").asLong())
                                .toList());
                for (JsonNode flaw : one.flaws()) {
                    if (flaw.has("first")) {
                        soft.assertThat(first(found, flaw.path("code").asString()))
                                .as(one.name())
                                .isEqualTo(flaw.path("first").asString());
                    }
                }
            }
        }
        soft.assertAll();
    }

    private List<Finding> found(RowStore store, Path file) throws IOException {
        Path staging = Files.createTempDirectory(Files.createDirectories(folder.resolve("staging")), "read");
        TabularContent content =
                TabularFile.read(file, "ตาราง.csv", Recipe.NONE, staging, TabularLimits.DEFAULT, (rows, bytes) -> {});
        String id = UUID.randomUUID().toString();
        store.load(id, content.fields(), content.csv());
        return Findings.look(store, LoadedTable.of(id, content, store.statistics(id, content.fields())));
    }

    private static String first(List<Finding> found, String code) {
        return found.stream()
                .filter(finding -> finding.flaw().code().equals(code))
                .flatMap(finding -> finding.instances().stream().limit(1))
                .map(one -> one.line() + " " + one.row() + " " + one.raw() + " → " + one.suggestion())
                .findFirst()
                .orElse("none");
    }

    @Test
    void eachFlawIsShownByAFile() {
        Set<String> shown = new TreeSet<>();
        CorpusFiles.flawed(folder)
                .forEach(one ->
                        one.flaws().forEach(flaw -> shown.add(flaw.path("code").asString())));
        // That a column is about persons is said by an officer, in no file.
        assertThat(shown)
                .containsAll(Arrays.stream(Flaw.values())
                        .filter(flaw -> flaw != Flaw.PERSONAL_SAID)
                        .map(Flaw::code)
                        .toList());
    }
}
