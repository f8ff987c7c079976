package khlang.datastore;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import khlang.problem.Problem;
import khlang.quality.Finding;
import khlang.quality.Lines;
import khlang.query.Clock;
import khlang.query.SearchPlan;
import khlang.sql.Question;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of every version in a table of its own, named by the version's id. Both stores give the same answers
 * to the same plans.
 */
public interface RowStore extends AutoCloseable {
    /**
     * Makes the version's table out of rows in normal form, whole or not at all.
     *
     * @param csv in the form that {@link khlang.tabular.TabularContent#csv} describes, inside the staging folder
     * @throws Problem where a row is too wide for the store
     */
    void load(String versionId, List<Field> fields, Path csv);

    /** Makes a table without rows, which can be written. */
    void create(String versionId, List<Field> fields);

    /**
     * Makes a table that can be written out of the rows of another, which keep their numbers.
     *
     * @param from for each of {@code fields} the one of the other table whose values it has
     */
    void copy(String versionId, List<Field> fields, String baseId, List<Field> from);

    /** Gives a table further fields, which no row has a value of yet. */
    void add(String versionId, List<Field> fields);

    /** Gives decimal numbers of a table so many digits behind the point as these fields have. */
    void widen(String versionId, List<Field> fields);

    /** Reads and changes rows: readers see all that {@code writing} does or nothing; what it throws undoes it. */
    <T> T write(String versionId, Function<RowWriting, T> writing);

    /**
     * Puts the rows of another version before or among those of a version's table, which is whole: both are one table
     * then, or nothing has changed.
     *
     * @param union the fields of the table that is made
     * @param lines where the rows of the file stand in it
     * @throws Problem where no key puts their rows together
     */
    United unite(String versionId, Addition addition, Union union, Lines lines);

    /**
     * Why fields do not tell the rows of a file apart; absent where they do.
     *
     * @param versionId the version whose table holds the rows of the file alone
     * @param lines where these stand in the file
     */
    Optional<Problem> keyFault(String versionId, List<Field> key, Lines lines);

    /** Drops the version's table, where there is one. */
    void drop(String versionId);

    /** The ids of all versions that have a table. */
    Set<String> tables();

    /** Looks at every value of every field. */
    List<FieldStatistics> statistics(String versionId, List<Field> fields);

    /** What is other in the rows of two versions; absent where they have no field in common, or it takes too long. */
    Optional<Difference.Rows> difference(TableVersion before, TableVersion after);

    /**
     * Hands the rows that differ in two versions to {@code sink} one by one, at most {@code limit}.
     *
     * @throws Problem of the kind TIME_LIMIT where it takes too long
     */
    void changes(TableVersion before, TableVersion after, long limit, ChangeSink sink);

    /** The first of the rows that were counted as other in two versions; absent where it takes too long. */
    Optional<ChangedRows> changedRows(TableVersion before, TableVersion after, Difference.Rows counted);

    /** What is amiss with the rows of a table. */
    List<Finding> findings(LoadedTable table);

    /** Which columns of a table are suspected to tell of persons. */
    List<Finding> persons(LoadedTable table);

    /**
     * Hands the plan's rows to {@code sink} one by one; memory does not grow with their number.
     *
     * @throws Problem of the kind TIME_LIMIT where it takes too long
     */
    void rows(SearchPlan plan, RowSink sink);

    /** The rows of a plan that has few of them; absent where they take longer than so many milliseconds. */
    Optional<List<@Nullable Object[]>> within(int milliseconds, SearchPlan plan);

    /**
     * The first groups of a plan, each with the number of all its groups behind its values; absent where they take longer
     * than so many milliseconds.
     */
    Optional<List<@Nullable Object[]>> most(int milliseconds, SearchPlan plan);

    /** Writes the plan's rows as text, quicker than by {@link #rows} where the store can. */
    default void lines(SearchPlan plan, RowText form, ByteWriter out) {
        rows(plan, new AwaitedRows(out, row -> form.row(out, row)));
    }

    /**
     * Makes a Parquet file of the plan's rows, and deletes it once {@code reading} has been through with it.
     *
     * @param leaving is told what stops the making; it throws where nobody waits for the file any more
     * @throws Problem of the kind TIME_LIMIT where it takes too long, UNAVAILABLE where others are being made
     */
    void parquet(SearchPlan plan, Clock clock, Consumer<Runnable> leaving, Consumer<Path> reading);

    /**
     * Answers a statement of a caller, in other words than the caller's.
     *
     * @param tables the version of each table that the caller may read
     * @throws Problem where it asks for anything else, takes too long, or cannot be reckoned
     */
    StatementRows statement(Question question, Function<String, TableVersion> tables);

    /** The room that a version's table takes on disk. */
    TableSizes sizes(String versionId);

    /** How many rows the plan would give without its limit and offset. */
    long count(SearchPlan plan);

    @Override
    void close();
}
