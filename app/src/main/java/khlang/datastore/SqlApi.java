package khlang.datastore;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** CKAN's action that reads rows by SQL. */
public final class SqlApi {
    private final Datastore datastore;

    public SqlApi(Datastore datastore) {
        this.datastore = datastore;
    }

    /** Adds the action. */
    public void addTo(Actions actions) {
        actions.read("datastore_search_sql", "sql", this::search);
    }

    private ObjectNode search(ActionRequest request) {
        String sql = request.required("sql");
        StatementRows found = datastore.sql(Actor.of(request.context()), sql);
        ObjectNode result = Json.MAPPER.createObjectNode();
        List<Field> columns = apart(found.columns());
        ArrayNode fields = result.putArray("fields");
        for (Field column : columns) {
            fields.addObject().put("id", column.id()).put("type", CkanTypes.made(column));
        }
        result.set("records", Json.MAPPER.getNodeFactory().rawValueNode(new RawValue(records(found, columns))));
        result.put("sql", sql);
        if (found.truncated()) {
            result.put("records_truncated", true);
        }
        return result;
    }

    /** An object has one value of a name: later columns of one that is taken are called {@code name_1}, {@code name_2} … */
    private static List<Field> apart(List<Field> columns) {
        Set<String> said = columns.stream().map(Field::id).collect(Collectors.toSet());
        Set<String> taken = new HashSet<>();
        List<Field> apart = new ArrayList<>();
        for (Field column : columns) {
            String name = column.id();
            for (int number = 1; taken.contains(name) || (number > 1 && said.contains(name)); number++) {
                name = column.id() + "_" + number;
            }
            taken.add(name);
            apart.add(column.called(name));
        }
        return apart;
    }

    private static String records(StatementRows found, List<Field> columns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteWriter out = new ByteWriter(() -> bytes);
        new JsonRows(out, columns, true).all(found.rows());
        out.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
