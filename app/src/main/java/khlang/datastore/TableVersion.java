package khlang.datastore;

import java.time.Instant;
import java.util.List;
import khlang.tabular.CellProblem;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * One load of one file; its rows stand in the row store's table of the same id and never change.
 *
 * @param number 1 for a resource's first version
 * @param ready whether the rows are whole
 * @param problems the first cells that did not fit
 * @param problemCount how many did not
 * @param headerLine the line or row of the file on which the header ends
 */
public record TableVersion(
        String id,
        String resourceId,
        int number,
        String fileHash,
        String fileName,
        boolean ready,
        List<Field> fields,
        List<FieldStatistics> statistics,
        List<CellProblem> problems,
        long problemCount,
        long rowCount,
        @Nullable String encoding,
        @Nullable String sheet,
        long headerLine,
        Instant created) {
    /** The same with other labels for its fields, in their order. */
    public TableVersion labelled(List<String> labels) {
        List<Field> other = fields.stream()
                .map(field -> new Field(
                        field.position(), field.id(), labels.get(field.position() - 1), field.type(), field.scale()))
                .toList();
        return new TableVersion(
                id,
                resourceId,
                number,
                fileHash,
                fileName,
                ready,
                other,
                statistics,
                problems,
                problemCount,
                rowCount,
                encoding,
                sheet,
                headerLine,
                created);
    }
}
