package khlang.datastore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.problem.Phrase;
import khlang.tabular.CellProblem;
import khlang.tabular.Confidence;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * One load of one file; its rows, with those of the version that they were added to, stand in the row store's table of
 * the same id and never change. Or a table that is written row by row, which has no file and counts its revisions.
 *
 * @param number 1 for a resource's first version
 * @param fileHash the SHA-256 of its file; empty where it has none
 * @param fileName the name of its file, or what stands for it where it has none
 * @param fileSize the file's bytes, 0 where that was not written down
 * @param problems the first cells that did not fit
 * @param problemCount how many did not
 * @param notes what a person should know of how the file was read, or why it could not be
 * @param confidence how sure that reading is; null where nobody had asked yet
 * @param headerLine the line or row of the file on which the header ends
 * @param creator the name of the user who brought the file; null for the program itself
 * @param note what its officer said of it
 * @param difference to the version that was served when it was loaded; null for the first
 * @param reading what was said of how the file is to be read; null where that was not written down
 * @param mode what its file did to the table before it
 * @param base the id of the version whose rows it holds beside those of its file; null where it has only these
 * @param created when its loading began
 * @param published when it was first served
 * @param revision how often its rows were changed, counted before and after; odd while they are, and 0 for those of a file
 */
public record TableVersion(
        String id,
        String resourceId,
        int number,
        String fileHash,
        String fileName,
        long fileSize,
        VersionState state,
        List<Field> fields,
        List<FieldStatistics> statistics,
        List<CellProblem> problems,
        long problemCount,
        long rowCount,
        @Nullable String encoding,
        @Nullable String sheet,
        List<Phrase> notes,
        @Nullable Confidence confidence,
        long headerLine,
        @Nullable String creator,
        @Nullable String note,
        @Nullable Difference difference,
        @Nullable String reading,
        LoadMode mode,
        @Nullable String base,
        Instant created,
        @Nullable Instant published,
        long revision) {
    /** Whether its rows are whole and may be served. */
    public boolean ready() {
        return state == VersionState.READY;
    }

    /** Whether it has rows that may be read, if only by its officers. */
    public boolean whole() {
        return state.whole();
    }

    /** Why no table could be made of its file; absent where one was, or where nobody has tried. */
    public Optional<Phrase> failure() {
        return state == VersionState.FAILED ? notes.stream().findFirst() : Optional.empty();
    }

    /** Whether it waits for its officer's word. */
    public boolean waits() {
        return state == VersionState.HELD;
    }

    /** The same with other labels for its fields, in their order. */
    public TableVersion labelled(List<String> labels) {
        List<Field> other = fields.stream()
                .map(field -> field.labelled(labels.get(field.position() - 1)))
                .toList();
        return with(other, statistics);
    }

    /** The same, with what is in its fields. */
    TableVersion counted(List<FieldStatistics> found) {
        return with(fields, found);
    }

    private TableVersion with(List<Field> newFields, List<FieldStatistics> newStatistics) {
        return new TableVersion(
                id,
                resourceId,
                number,
                fileHash,
                fileName,
                fileSize,
                state,
                newFields,
                newStatistics,
                problems,
                problemCount,
                rowCount,
                encoding,
                sheet,
                notes,
                confidence,
                headerLine,
                creator,
                note,
                difference,
                reading,
                mode,
                base,
                created,
                published,
                revision);
    }

    /** An id for a table that is written row by row; by it the row store knows that rows may be missing between others. */
    static String newWrittenId() {
        return Resource.WRITTEN + UUID.randomUUID().toString().substring(1);
    }

    /** Whether an id is that of a table that is written row by row. */
    static boolean isWritten(String id) {
        return id.startsWith(Resource.WRITTEN);
    }

    /** Whether it is written row by row, and has no file. */
    public boolean written() {
        return isWritten(id);
    }

    /** How often its rows were changed, as callers are told. */
    public long revisions() {
        return revision / 2;
    }

    /** What is another whenever its rows are: a key for whatever is kept of them. */
    public String tag() {
        return written() ? id + "-" + revision : id;
    }
}
