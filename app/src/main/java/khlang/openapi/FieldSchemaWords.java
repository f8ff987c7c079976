package khlang.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import khlang.datastore.FieldCode;
import khlang.datastore.FieldEntry;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Tells in the schema of a field what the data dictionary says of it: in the document's language, and by extensions in both. */
final class FieldSchemaWords {
    /** More are read better in the data dictionary. */
    private static final int MOST_TOLD = 50;

    private final Table table;
    private final Tongue tongue;

    FieldSchemaWords(Table table, Tongue tongue) {
        this.table = table;
        this.tongue = tongue;
    }

    /** The schema of a field in an answer. */
    Schema<Object> answered(Field field) {
        Schema<Object> schema = FieldSchemas.answered(field);
        FieldEntry said = table.dictionary().entry(field);
        schema.setTitle(tongue.either(table.dictionary().label(field), said.labelEnglish()));
        String description = description(field);
        if (!description.isEmpty()) {
            schema.setDescription(description);
        }
        extend(schema, "x-title-th", said.label());
        extend(schema, "x-title-en", said.labelEnglish());
        extend(schema, "x-description-th", said.description());
        extend(schema, "x-description-en", said.descriptionEnglish());
        extend(schema, "x-unit", said.unit().isEmpty() ? field.means().unit() : said.unit());
        extend(schema, "x-unit-en", said.unitEnglish());
        if (said.personal() != null) {
            schema.addExtension("x-personal", said.personal());
        }
        if (!said.codes().isEmpty() && table.complete().contains(field.id())) {
            choices(schema, field, said.codes());
        }
        return schema;
    }

    /** What a field means, in which unit, and what its codes stand for; empty where nothing is said. */
    String description(Field field) {
        FieldEntry said = table.dictionary().entry(field);
        List<String> sentences = new ArrayList<>();
        sentences.add(either(said.description(), said.descriptionEnglish()));
        String unit = either(said.unit().isEmpty() ? field.means().unit() : said.unit(), said.unitEnglish());
        sentences.add(unit.isEmpty() ? "" : tongue.of("openapi.field.unit", unit));
        boolean labelled = said.codes().stream().anyMatch(code -> !meaning(code).isEmpty());
        sentences.add(labelled ? tongue.of("openapi.field.codes", codes(said.codes())) : "");
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private String codes(List<FieldCode> codes) {
        String told = codes.stream()
                .limit(MOST_TOLD)
                .map(code -> meaning(code).isEmpty() ? code.value() : code.value() + " = " + meaning(code))
                .collect(Collectors.joining("; "));
        return codes.size() > MOST_TOLD ? told + "; …" : told;
    }

    private String meaning(FieldCode code) {
        return code.meaning(tongue.thai());
    }

    private String either(String thai, String english) {
        return thai.isEmpty() ? english : tongue.either(thai, english);
    }

    /** Nothing, or one of the codes. */
    private void choices(Schema<Object> schema, Field field, List<FieldCode> codes) {
        schema.addOneOfItem(FieldSchemas.schema("null"));
        for (FieldCode code : codes) {
            Schema<Object> choice = new Schema<>();
            choice.setSpecVersion(io.swagger.v3.oas.models.SpecVersion.V31);
            boolean whole = field.type() == FieldType.INTEGER && code.value().matches("-?[0-9]{1,18}");
            choice.setConst(whole ? (Object) Long.valueOf(code.value()) : code.value());
            if (!meaning(code).isEmpty()) {
                choice.setTitle(meaning(code));
            }
            schema.addOneOfItem(choice);
        }
    }

    private static void extend(Schema<Object> schema, String name, String text) {
        if (!text.isEmpty()) {
            schema.addExtension(name, text);
        }
    }
}
