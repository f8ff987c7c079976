package khlang.query;

import khlang.tabular.Field;

/**
 * What each row of an answer holds at one place.
 *
 * @param field its name and type; {@code position} is that of the table's field, or negative where it is made of others
 */
public record Column(Field field, Expression value) {
    /** A field of the table as it is. */
    public static Column of(Field field) {
        return new Column(field, new Expression.Cell(field));
    }

    /** Something that is made of fields, the {@code number}-th of an answer, from 1 on. */
    public static Column made(int number, String name, Expression value) {
        return new Column(new Field(-number, name, name, value.type(), value.scale()), value);
    }

    /** Whether it is a field of the table as it is. */
    public boolean plain() {
        return value instanceof Expression.Cell cell && cell.field().position() == field.position();
    }
}
