package khlang.datastore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller of {@code datastore_create} wants of a table; null is what was not said.
 *
 * @param deleteFields whether fields that are not named go
 * @param primaryKey the fields that tell rows apart; empty for none
 * @param indexes what CKAN would index, each one field or some with commas between; here they are told, and no more
 * @param aliases further names; empty for none
 * @param force whether a table may be written that was made of a file
 */
record TableDraft(
        @Nullable List<FieldDraft> fields,
        boolean deleteFields,
        List<ObjectNode> records,
        @Nullable List<String> primaryKey,
        List<String> indexes,
        @Nullable List<String> aliases,
        boolean force) {}
