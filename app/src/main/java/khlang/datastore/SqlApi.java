package khlang.datastore;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
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
        List<Integer> told = told(found.columns());
        List<Field> columns = told.stream().map(found.columns()::get).toList();
        ArrayNode fields = result.putArray("fields");
        for (Field column : columns) {
            fields.addObject().put("id", column.id()).put("type", CkanTypes.made(column));
        }
        result.set("records", Json.MAPPER.getNodeFactory().rawValueNode(new RawValue(records(found, columns, told))));
        result.put("sql", sql);
        if (found.truncated()) {
            result.put("records_truncated", true);
        }
        return result;
    }

    /** An object has one value of a name: of columns with one name the last is told, as by CKAN. */
    private static List<Integer> told(List<Field> columns) {
        Map<String, Integer> last = new HashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            last.put(columns.get(index).id(), index);
        }
        return last.values().stream().sorted().toList();
    }

    private static String records(StatementRows found, List<Field> columns, List<Integer> told) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteWriter out = new ByteWriter(() -> bytes);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] row : found.rows()) {
            rows.add(told.stream().map(index -> row[index]).toArray());
        }
        new JsonRows(out, columns, true).all(rows);
        out.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
