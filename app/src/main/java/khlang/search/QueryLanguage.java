package khlang.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import khlang.problem.Problem;
import khlang.thai.ThaiWords;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.queryparser.classic.TokenMgrError;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query language that CKAN's clients write, which is Lucene's: {@code field:value}, {@code "…"}, AND, OR, NOT,
 * {@code -x}, ranges, {@code *}. Two things differ. {@code A OR B C} is read as {@code (A OR B) AND C}, as harvesters
 * mean it; and regular expressions are taken as plain text, so that no query can run away.
 */
final class QueryLanguage extends QueryParser {
    private static final int LONGEST = 20_000;
    private static final List<String> DATES = List.of("metadata_created", "metadata_modified");
    private static final List<String> NUMBERS = List.of("num_resources", "num_tags");
    private static final Map<String, List<Part>> WORDS =
            Map.of("text", List.of(Part.values()), "title", List.of(Part.TITLE), "notes", List.of(Part.NOTES));

    private final Instant now;

    private QueryLanguage(Instant now) {
        super("text", new KeywordAnalyzer());
        this.now = now;
        setDefaultOperator(Operator.AND);
        setAllowLeadingWildcard(true);
        setSplitOnWhitespace(true);
    }

    /**
     * Reads a query.
     *
     * @throws Problem where it cannot be understood
     */
    static Query parsed(String text, Instant now) {
        // Solr's local parameters choose another parser, which is how its holes were reached.
        if (text.contains("{!") || text.length() > LONGEST) {
            throw Problem.of(Problem.Kind.SEARCH, "search.query.not_understood", shortened(text));
        }
        if (text.isBlank()) {
            return new MatchAllDocsQuery();
        }
        try {
            return new QueryLanguage(now).parse(text);
        } catch (ParseException | TokenMgrError | IndexSearcher.TooManyClauses | StackOverflowError e) {
            throw Problem.of(Problem.Kind.SEARCH, "search.query.not_understood", shortened(text));
        }
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    @Override
    protected Query getFieldQuery(String field, String text, boolean quoted) {
        List<Part> parts = WORDS.get(field);
        if (parts != null) {
            return quoted ? WordQueries.phrase(text, parts) : WordQueries.word(text, parts);
        }
        if (DATES.contains(field) || NUMBERS.contains(field)) {
            return range(field, text, text, true, true);
        }
        // Our one site is every site that a client may name.
        return field.equals("site_id") ? new MatchAllDocsQuery() : new TermQuery(new Term(field, ThaiWords.fold(text)));
    }

    @Override
    protected Query getFieldQuery(String field, String text, int slop) {
        return getFieldQuery(field, text, true);
    }

    @Override
    protected Query getFuzzyQuery(String field, String text, float similarity) {
        return getFieldQuery(field, text, false);
    }

    @Override
    protected Query getRegexpQuery(String field, String text) {
        return getFieldQuery(field, text, false);
    }

    @Override
    protected Query getPrefixQuery(String field, String text) {
        return getWildcardQuery(field, text + "*");
    }

    @Override
    protected Query getWildcardQuery(String field, String text) {
        boolean everything = text.equals("*");
        List<Part> parts = WORDS.get(field);
        if (everything) {
            return field.equals("*") || parts != null ? new MatchAllDocsQuery() : new FieldExistsQuery(field);
        }
        if (parts == null) {
            return new WildcardQuery(new Term(field, ThaiWords.fold(text)));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String piece : text.split("[*?]+", -1)) {
            if (!piece.isBlank()) {
                all.add(WordQueries.phrase(piece, parts), Occur.MUST);
            }
        }
        return all.build();
    }

    @Override
    protected Query getRangeQuery(
            String field, @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo)
            throws ParseException {
        if (DATES.contains(field) || NUMBERS.contains(field)) {
            return range(field, from, to, withFrom, withTo);
        }
        return TermRangeQuery.newStringRange(field, folded(from), folded(to), withFrom, withTo);
    }

    private static @Nullable String folded(@Nullable String end) {
        return end == null || end.equals("*") ? null : ThaiWords.fold(end);
    }

    private Query range(String field, @Nullable String from, @Nullable String to, boolean withFrom, boolean withTo) {
        long least = from == null || from.equals("*") ? Long.MIN_VALUE : number(field, from) + (withFrom ? 0 : 1);
        long most = to == null || to.equals("*") ? Long.MAX_VALUE : number(field, to) - (withTo ? 0 : 1);
        return LongPoint.newRangeQuery(field, least, most);
    }

    private long number(String field, String text) {
        if (DATES.contains(field)) {
            return Dates.parsed(text.toUpperCase(Locale.ROOT), now)
                    .orElseThrow(() -> Problem.of(Problem.Kind.SEARCH, "search.query.date", shortened(text)));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.of(Problem.Kind.SEARCH, "search.query.not_understood", shortened(text));
        }
    }

    @Override
    protected Query getBooleanQuery(List<BooleanClause> clauses) throws ParseException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<BooleanClause> all = new ArrayList<>(clauses);
        boolean optional = all.stream().anyMatch(clause -> clause.getOccur() == Occur.SHOULD);
        boolean onlyWithout = all.stream().allMatch(BooleanClause::isProhibited);
        all.forEach(query::add);
        if (optional) {
            query.setMinimumNumberShouldMatch(1);
        }
        if (onlyWithout) {
            query.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        return query.build();
    }
}
