package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import khlang.tabular.FieldType;

/** The functions that a statement may call; every other name is refused. Each gives the same on both engines. */
final class Calls {
    /** The functions of single values. */
    static final Set<String> NAMES = Set.of(
            "abs",
            "ceil",
            "ceiling",
            "floor",
            "round",
            "mod",
            "sign",
            "coalesce",
            "nullif",
            "greatest",
            "least",
            "lower",
            "upper",
            "length",
            "char_length",
            "character_length",
            "substring",
            "substr",
            "left",
            "right",
            "trim",
            "btrim",
            "ltrim",
            "rtrim",
            "position",
            "strpos",
            "replace",
            "concat",
            "date_part",
            "date_trunc");

    private static final Set<String> PARTS = Set.of(
            "year", "month", "day", "quarter", "week", "dow", "isodow", "doy", "isoyear", "hour", "minute", "second");

    private static final Set<String> UNITS =
            Set.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

    private static final int MOST_DIGITS = 15;

    private static final SqlType PARTS_OF_SECOND = SqlType.number(6);

    private final Engine engine;
    private final Fit fit;
    private final Arithmetic arithmetic;

    Calls(Engine engine, Fit fit) {
        this.engine = engine;
        this.fit = fit;
        this.arithmetic = new Arithmetic(engine);
    }

    Piece call(String name, List<Piece> given) {
        return switch (name) {
            case "abs", "sign", "ceil", "ceiling", "floor" -> number(name, Fit.numeric(one(name, given)));
            case "round" -> round(counted(name, given, 1, 2));
            case "mod" -> arithmetic.remainder(counted(name, given, 2, 2).get(0), given.get(1));
            case "coalesce", "greatest", "least" -> among(name, counted(name, given, 1, 100));
            case "nullif" -> {
                List<Piece> both = fit.together(counted(name, given, 2, 2));
                yield Piece.of(both.get(0).type(), "nullif(", Piece.joined(", ", both), ")");
            }
            case "lower" -> cased(engine::lower, text(name, one(name, given)));
            case "upper" -> cased(engine::upper, text(name, one(name, given)));
            case "length", "char_length", "character_length" ->
                Piece.of(SqlType.INTEGER, "cast(length(", text(name, one(name, given)), ") as bigint)");
            case "substring", "substr" -> substring(counted(name, given, 2, 3));
            case "left", "right" ->
                Piece.of(
                        SqlType.TEXT,
                        name + "(",
                        text(name, counted(name, given, 2, 2).get(0)),
                        ", ",
                        count(given.get(1)),
                        ")");
            case "trim", "btrim" -> trimmed("ltrim", trimmed("rtrim", counted(name, given, 1, 2)), given);
            case "ltrim", "rtrim" -> trimmed(name, counted(name, given, 1, 2));
            case "position" -> position(text(name, counted(name, given, 2, 2).get(1)), text(name, given.get(0)));
            case "strpos" -> position(text(name, counted(name, given, 2, 2).get(0)), text(name, given.get(1)));
            case "replace" -> replaced(counted(name, given, 3, 3));
            case "concat" ->
                Piece.of(
                                SqlType.TEXT,
                                "concat(",
                                Piece.joined(
                                        ", ",
                                        counted(name, given, 1, 100).stream()
                                                .map(this::shown)
                                                .toList()),
                                ")")
                        .light();
            case "date_part" -> {
                Piece part = part(word(name, counted(name, given, 2, 2).get(0)), given.get(1));
                yield part.type().type() == FieldType.INTEGER ? part : part.cast(SqlType.FLOAT);
            }
            case "date_trunc" -> truncated(word(name, counted(name, given, 2, 2).get(0)), given.get(1));
            default -> throw Refusal.denied("sql.function", Refusal.shown(name), String.join(", ", known()));
        };
    }

    static List<String> known() {
        List<String> all = new ArrayList<>(NAMES);
        all.addAll(Aggregates.NAMES);
        all.add("extract");
        return all.stream().sorted().toList();
    }

    /** As concat writes it: of what is true or false the first letter alone. */
    private Piece shown(Piece piece) {
        Piece text = fit.text(piece);
        return piece.literal() == null && piece.type().type() == FieldType.BOOLEAN
                ? Piece.of(SqlType.TEXT, "left(", text, ", 1)")
                : text;
    }

    private static List<Piece> counted(String name, List<Piece> given, int least, int most) {
        if (given.size() < least || given.size() > most) {
            throw Refusal.wrong("sql.arguments", name);
        }
        return given;
    }

    private static Piece one(String name, List<Piece> given) {
        return counted(name, given, 1, 1).get(0);
    }

    private Piece text(String name, Piece piece) {
        if (piece.literal() == null && piece.type().type() != FieldType.TEXT) {
            throw Refusal.wrong("sql.no_text", name, piece.type().told());
        }
        return piece;
    }

    /** What stands for something shorter makes a text longer, so both are said and not read from rows. */
    private Piece replaced(List<Piece> given) {
        Piece text = text("replace", given.get(0));
        int before = letters(given.get(1));
        int after = letters(given.get(2));
        return Piece.of(SqlType.TEXT, "replace(", text, ", ", given.get(1), ", ", given.get(2), ")")
                .weighing(text.weight() * (1 + after / Math.max(1, before)));
    }

    private static int letters(Piece piece) {
        if (piece.literal() == null) {
            throw Refusal.wrong("sql.replace");
        }
        String text = piece.literal().text();
        return text == null ? 0 : text.length();
    }

    private static Piece cased(UnaryOperator<String> engine, Piece text) {
        return text.as(engine.apply(text.sql()), SqlType.TEXT);
    }

    private static Piece number(String name, Piece number) {
        boolean whole = number.type().type() == FieldType.INTEGER;
        if (whole && !name.equals("abs") && !name.equals("sign")) {
            return number;
        }
        boolean cuts = !name.equals("abs");
        SqlType type = whole || number.type().floating() || !cuts ? number.type() : SqlType.number(0);
        return Piece.of(type, name.equals("ceiling") ? "ceil(" : name + "(", number, ")")
                .cast(type);
    }

    /** Half away from zero; the engines' own functions for floating point differ. */
    private static Piece round(List<Piece> given) {
        Piece number = Fit.numeric(given.get(0));
        int digits = given.size() == 1 ? 0 : digits(given.get(1));
        if (number.type().type() == FieldType.INTEGER) {
            return number;
        }
        if (!number.type().floating()) {
            SqlType type = SqlType.number(Math.min(digits, number.type().scale()));
            return Piece.of(type, "round(", number, ", " + digits + ")").cast(type);
        }
        String power = "cast(1" + "0".repeat(digits) + " as double precision)";
        return Piece.of(
                        number.type(),
                        "(sign(",
                        number,
                        ") * floor(abs(",
                        number,
                        ") * " + power + " + 0.5) / " + power + ")")
                .cast(SqlType.FLOAT);
    }

    private static int digits(Piece piece) {
        String written = piece.sql().replaceAll("^cast\\(([0-9]{1,2}) as bigint\\)$", "$1");
        if (!written.matches("[0-9]{1,2}") || Integer.parseInt(written) > MOST_DIGITS) {
            throw Refusal.wrong("sql.digits", MOST_DIGITS);
        }
        return Integer.parseInt(written);
    }

    private Piece among(String name, List<Piece> given) {
        List<Piece> all = fit.together(given);
        return Piece.of(all.get(0).type(), name + "(", Piece.joined(", ", all), ")");
    }

    private static Piece count(Piece number) {
        Piece whole = Fit.numeric(number);
        if (whole.type().type() != FieldType.INTEGER) {
            throw Refusal.wrong("sql.types", whole.type().told(), "bigint");
        }
        return Piece.of(SqlType.INTEGER, "cast(", whole, " as integer)");
    }

    /** A place before the first letter counts as PostgreSQL counts it, and a negative length gives nothing. */
    private Piece substring(List<Piece> given) {
        Piece text = text("substring", given.get(0));
        Piece start = count(given.get(1));
        if (given.size() == 2) {
            return Piece.of(SqlType.TEXT, "substring(", text, ", greatest(", start, ", 1))");
        }
        return Piece.of(
                SqlType.TEXT,
                "substring(",
                text,
                ", greatest(",
                start,
                ", 1), greatest(",
                count(given.get(2)),
                " + least(",
                start,
                ", 1) - 1, 0))");
    }

    private Piece trimmed(String name, List<Piece> given) {
        return trimmed(name, text(name, given.get(0)), given);
    }

    private Piece trimmed(String name, Piece text, List<Piece> given) {
        Piece letters = given.size() > 1 ? text(name, given.get(1)) : fit.literal(new Piece.Literal(" "));
        return Piece.of(SqlType.TEXT, name + "(", text, ", ", letters, ")");
    }

    private static Piece position(Piece text, Piece sought) {
        return Piece.of(SqlType.INTEGER, "cast(strpos(", text, ", ", sought, ") as bigint)");
    }

    private static String word(String name, Piece piece) {
        String text = piece.literal() == null ? null : piece.literal().text();
        if (text == null) {
            throw Refusal.wrong(
                    "sql.part", name, String.join(", ", PARTS.stream().sorted().toList()));
        }
        return text.toLowerCase(Locale.ROOT);
    }

    Piece part(String part, Piece moment) {
        if (!PARTS.contains(part)) {
            throw Refusal.wrong(
                    "sql.part",
                    Refusal.shown(part),
                    String.join(", ", PARTS.stream().sorted().toList()));
        }
        if (part.equals("second")) {
            return Piece.of(
                            PARTS_OF_SECOND,
                            "(cast(extract(microseconds from ",
                            moment(moment),
                            ") as bigint) * 0.000001)")
                    .cast(PARTS_OF_SECOND);
        }
        return Piece.of(SqlType.INTEGER, "cast(floor(extract(" + part + " from ", moment(moment), ")) as bigint)");
    }

    private Piece truncated(String unit, Piece moment) {
        if (!UNITS.contains(unit)) {
            throw Refusal.wrong(
                    "sql.part",
                    Refusal.shown(unit),
                    String.join(", ", UNITS.stream().sorted().toList()));
        }
        return Piece.of(SqlType.TIMESTAMP, "cast(date_trunc('" + unit + "', ", moment(moment), ") as timestamp)");
    }

    private Piece moment(Piece piece) {
        return fit.to(SqlType.TIMESTAMP, piece);
    }
}
