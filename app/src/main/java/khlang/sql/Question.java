package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import net.sf.jsqlparser.statement.select.Select;

/** One SELECT of a caller, parsed and not yet looked at. */
public final class Question {
    private final Select select;

    Question(Select select) {
        this.select = select;
    }

    /**
     * Writes it anew for an engine.
     *
     * @param most how many rows it tells at most
     * @throws Problem where it asks for anything that is not known to be harmless
     */
    public Statement on(Engine engine, Table.Finder tables, long most) {
        try {
            Selects.Query query = new Selects(engine, tables).query(select, null, most);
            return new Statement(query.sql().sql(), query.sql().values(), fields(query.columns()));
        } catch (StackOverflowError e) {
            throw Refusal.wrong("sql.too_deep");
        }
    }

    private static List<Field> fields(List<Output> columns) {
        List<Field> fields = new ArrayList<>();
        for (Output column : columns) {
            SqlType type = column.type();
            boolean number = column.number() && type.type() == FieldType.INTEGER;
            int position = number ? 0 : -1 - fields.size();
            fields.add(new Field(position, column.name(), column.name(), type.type(), type.scale()));
        }
        return fields;
    }
}
