package khlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.dataset.DatasetDraft;
import khlang.organization.Draft;
import khlang.organization.Group;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.Role;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetCountsTest {
    private static Draft draft(String name) {
        return new Draft(name, null, null, null, null, null, null);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void privateDatasetsCountOnlyForThoseWhoSeeThemAndKeepTheirOrganization(Pair pair, @TempDir Path folder) {
        Map<String, String> environment = new HashMap<>(Map.of("KHLANG_DATA", folder.toString()));
        if (pair == Pair.POSTGRESQL) {
            environment.put("KHLANG_DATABASE", TestPostgres.freshDatabase());
        }
        try (Parts parts = new Parts(Config.of(environment))) {
            Group office = parts.organizations.create(Actor.SYSTEM, draft("office"));
            Group topic = parts.groups.create(Actor.SYSTEM, draft("topic"));
            parts.datasets.create(
                    Actor.SYSTEM,
                    new DatasetDraft(
                            null,
                            "one",
                            "office",
                            "หนึ่ง",
                            null,
                            null,
                            null,
                            true,
                            null,
                            Map.of(),
                            null,
                            List.of("topic"),
                            null,
                            null));
            Actor member = new Actor("id", "somchai", false, Map.of(office.id(), Role.MEMBER));
            assertThat(parts.organizations.counts(Actor.ANONYMOUS)).isEmpty();
            assertThat(parts.groups.counts(Actor.ANONYMOUS)).isEmpty();
            assertThat(parts.organizations.counts(member)).containsEntry(office.id(), 1L);
            assertThat(parts.groups.counts(member)).containsEntry(topic.id(), 1L);
            assertThatThrownBy(() -> parts.organizations.delete(Actor.SYSTEM, "office"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("organization.has_datasets");
            assertThat(parts.organizations.find("office")).isPresent();
            parts.datasets.delete(Actor.SYSTEM, "one");
            parts.organizations.delete(Actor.SYSTEM, "office");
            assertThat(parts.organizations.find("office")).isEmpty();
        }
    }
}
