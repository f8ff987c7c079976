package khlang.sql;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import khlang.problem.Problem;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.statement.Statements;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableStatement;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Parses statements of callers, a few at once, each within a time and a depth. */
public final class SqlReader {
    private static final int MOST_LETTERS = 100_000;
    private static final int MOST_OPEN = 100;
    private static final int THREADS = 2;
    private static final int WAITING = 50;
    private static final int SECONDS = 3;

    /** The parser goes a level deeper in its own stack for each level of a statement. */
    private static final long STACK = 16_000_000;

    /** The words by which statements begin that do something, also where the parser knows them not. */
    private static final Set<String> DOING = Set.of(
            "alter",
            "analyze",
            "attach",
            "begin",
            "call",
            "checkpoint",
            "close",
            "cluster",
            "comment",
            "commit",
            "copy",
            "create",
            "deallocate",
            "declare",
            "delete",
            "describe",
            "detach",
            "discard",
            "do",
            "drop",
            "execute",
            "explain",
            "export",
            "fetch",
            "force",
            "from",
            "grant",
            "import",
            "insert",
            "install",
            "listen",
            "load",
            "lock",
            "merge",
            "move",
            "notify",
            "pivot",
            "pragma",
            "prepare",
            "reassign",
            "refresh",
            "reindex",
            "release",
            "replace",
            "reset",
            "revoke",
            "rollback",
            "savepoint",
            "set",
            "show",
            "start",
            "summarize",
            "table",
            "truncate",
            "unlisten",
            "unpivot",
            "update",
            "upsert",
            "use",
            "vacuum",
            "values");

    private final ThreadPoolExecutor threads;

    public SqlReader() {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), SqlReader::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "sql-parser", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** How many statements are being parsed. */
    int active() {
        return threads.getActiveCount();
    }

    /** Reads one SELECT. @throws Problem where the text is anything else */
    public Question read(String text) {
        if (text.length() > MOST_LETTERS) {
            throw Refusal.wrong("sql.long", MOST_LETTERS);
        }
        if (text.isBlank()) {
            throw Refusal.wrong("sql.single");
        }
        refuseDeep(text);
        Quotes.refuseOpen(text);
        Statements statements = parsed(text);
        if (statements.size() != 1) {
            throw Refusal.wrong("sql.single");
        }
        if (!(statements.get(0) instanceof Select select)
                || select instanceof Values
                || select instanceof TableStatement) {
            throw Refusal.denied("sql.no_select", Refusal.shown(text));
        }
        return new Question(select);
    }

    /** Counts parentheses wherever they stand: also those in texts are few. */
    private static void refuseDeep(String text) {
        int open = 0;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            open += letter == '(' || letter == '[' || letter == '{'
                    ? 1
                    : letter == ')' || letter == ']' || letter == '}' ? -1 : 0;
            if (open > MOST_OPEN) {
                throw Refusal.wrong("sql.too_deep");
            }
        }
    }

    private Statements parsed(String text) {
        CCJSqlParser parser = CCJSqlParserUtil.newParser(text);
        parser.withDialect(AbstractJSqlParser.Dialect.POSTGRESQL);
        Callable<Statements> work = parser::Statements;
        Future<Statements> result;
        try {
            result = threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw Problem.of(Problem.Kind.UNAVAILABLE, "sql.busy");
        }
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw Refusal.wrong("sql.too_deep");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.UNAVAILABLE, "sql.busy");
        } catch (ExecutionException e) {
            throw refusal(e.getCause(), text);
        } finally {
            // A parser that is told so stops at the next word.
            parser.interrupted = true;
            result.cancel(true);
        }
    }

    private static Problem refusal(@Nullable Throwable cause, String text) {
        if (cause instanceof StackOverflowError) {
            return Refusal.wrong("sql.too_deep");
        }
        if (DOING.contains(text.strip().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT))) {
            return Refusal.denied("sql.no_select", Refusal.shown(text));
        }
        if (cause instanceof ParseException parse && parse.currentToken != null) {
            Token token = parse.currentToken.next == null ? parse.currentToken : parse.currentToken.next;
            return Refusal.wrong("sql.syntax", token.beginLine, token.beginColumn, Refusal.shown(token.image));
        }
        return Refusal.wrong("sql.syntax.anywhere");
    }
}
