package khlang.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for rows as the caller wrote it; nothing in it is known to exist yet.
 *
 * @param resourceId the resource whose rows are asked for
 * @param filters conditions, all of which must hold
 * @param words words, all of which must occur
 * @param fields the ids of the fields to answer with, in this order; empty for all
 * @param sorts the order; rows that it leaves equal come in the order of the file
 * @param distinct whether rows that look the same are answered once
 * @param limit at most so many rows
 * @param offset how many rows to leave out first
 * @param ranked whether each row says how well the words fit it, and the best come first where no order is said
 */
public record SearchRequest(
        String resourceId,
        List<Filter> filters,
        List<Words> words,
        List<String> fields,
        List<Sort> sorts,
        boolean distinct,
        long limit,
        long offset,
        boolean ranked) {
    /** How many rows an answer has where nothing is said. */
    public static final int LIMIT = 100;

    /** How many rows an answer has at most. */
    public static final int MOST = 32_000;

    /** For exports: every row. */
    public static final long ALL = Long.MAX_VALUE;

    /**
     * Words to look for.
     *
     * @param field the field to look in; null for all
     * @param text the words, with blanks between them
     * @param operators whether the words stand with PostgreSQL's operators: {@code road & !bridge}
     */
    public record Words(@Nullable String field, String text, boolean operators) {
        /** Words, all of which must occur. */
        public Words(@Nullable String field, String text) {
            this(field, text, false);
        }
    }

    /**
     * One key of the order.
     *
     * @param nullsFirst whether rows without a value come first; null for what PostgreSQL does, which is last in
     *     ascending and first in descending order
     */
    public record Sort(
            String field, boolean descending, @Nullable Boolean nullsFirst) {}

    public SearchRequest {
        filters = List.copyOf(filters);
        words = List.copyOf(words);
        fields = List.copyOf(fields);
        sorts = List.copyOf(sorts);
    }

    /** The first rows of a table. */
    public static SearchRequest of(String resourceId) {
        return new SearchRequest(resourceId, List.of(), List.of(), List.of(), List.of(), false, LIMIT, 0, false);
    }

    /** The same with one more condition. */
    public SearchRequest where(String field, Operator operator, @Nullable Object... values) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(new Filter.Test(field, operator.word(), Arrays.asList(values)));
        return new SearchRequest(resourceId, more, words, fields, sorts, distinct, limit, offset, ranked);
    }

    /** The same with words that must occur in the row. */
    public SearchRequest matching(String text) {
        List<Words> more = new ArrayList<>(words);
        more.add(new Words(null, text));
        return new SearchRequest(resourceId, filters, more, fields, sorts, distinct, limit, offset, ranked);
    }

    /** The same with one more, weaker, key of the order. */
    public SearchRequest sorted(String field, boolean descending) {
        List<Sort> more = new ArrayList<>(sorts);
        more.add(new Sort(field, descending, null));
        return new SearchRequest(resourceId, filters, words, fields, more, distinct, limit, offset, ranked);
    }

    /** The same with these fields only. */
    public SearchRequest selecting(List<String> ids) {
        return new SearchRequest(resourceId, filters, words, ids, sorts, distinct, limit, offset, ranked);
    }

    /** The same, another part of the rows. */
    public SearchRequest page(long most, long leftOut) {
        return new SearchRequest(resourceId, filters, words, fields, sorts, distinct, most, leftOut, ranked);
    }
}
