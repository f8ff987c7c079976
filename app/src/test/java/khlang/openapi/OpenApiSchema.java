package khlang.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds a description against the JSON Schema that OpenAPI 3.1 has for descriptions. */
final class OpenApiSchema {
    private static final String PLACE = "https://spec.openapis.org/oas/3.1/";

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(OpenApiSchema::own))
            .getSchema(SchemaLocation.of(PLACE + "schema-base/2025-09-15"));

    private OpenApiSchema() {}

    /** OpenAPI's schemas as they come with a library; null for others, which the validator has. */
    private static @Nullable String own(String address) {
        if (!address.startsWith(PLACE)) {
            return null;
        }
        String name = "/openapi/3.1/" + address.substring(PLACE.length());
        try (InputStream stream = Objects.requireNonNull(OpenApiSchema.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    /** What is wrong with a description. */
    static List<String> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }
}
