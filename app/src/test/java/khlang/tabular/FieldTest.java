package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import khlang.kind.Kind;
import khlang.kind.Meaning;
import khlang.kind.Reading;
import khlang.thai.Era;
import khlang.web.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

/** Fields as the catalogue keeps them. */
class FieldTest {
    private static List<Field> read(String json) {
        return Json.MAPPER.readValue(json, new TypeReference<>() {});
    }

    @Test
    void aFieldKeptBeforeAnybodyAskedForItsMeaningIsRead() {
        Field field = read("[{\"position\":1,\"id\":\"ปี\",\"label\":\"ปี\",\"type\":\"INTEGER\",\"scale\":0}]")
                .get(0);
        assertThat(field).isEqualTo(new Field(1, "ปี", "ปี", FieldType.INTEGER, 0));
        assertThat(field.meaning()).isNull();
        assertThat(field.kind()).isEqualTo(Kind.INTEGER);
    }

    @Test
    void theMeaningIsKeptWhole() {
        Meaning meaning = new Meaning(
                Kind.YEAR,
                "",
                Reading.WITH_ERA,
                Era.BUDDHIST,
                true,
                0.95,
                1,
                Kind.INTEGER,
                0.5,
                Map.of("-", 3L),
                new khlang.kind.Evidence(
                        khlang.kind.DateOrder.MONTH,
                        Era.COMMON,
                        List.of(new khlang.kind.Shown("3/15/2024", 2)),
                        List.of(),
                        new khlang.kind.OtherEra(1, List.of(new khlang.kind.Shown("3/15/2567", 3)))));
        List<Field> fields = List.of(new Field(1, "ปี", "ปี", FieldType.INTEGER, 0, meaning));
        assertThat(read(Json.MAPPER.writeValueAsString(fields))).isEqualTo(fields);
    }
}
