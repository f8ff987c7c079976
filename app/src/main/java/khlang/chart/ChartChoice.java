package khlang.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import khlang.datastore.FieldStatistics;
import khlang.datastore.TableVersion;
import khlang.datastore.ValueCount;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.tabular.PointFields;

/** Chooses, by rule and from statistics alone, what of a table is worth drawing. */
final class ChartChoice {
    // A long table whose rows have different units, or tell different things, must not be added up.
    private static final Pattern MIXED =
            Pattern.compile("^หน่วย(นับ|วัด)?$|ตัวชี้วัด|^units?(_th|_en)?$|(^|_)(uom|key|indicator|metric|kpi)(_|$)");
    private static final Pattern STATES = Pattern.compile("สถานะ|ระดับ|status|level");
    // Where a row comes from and how it was printed is no subject of a chart.
    private static final Pattern ASIDES = Pattern.compile(
            "^(source|src|note|remark|comparison|operator|raw)|as_printed|^(หมายเหตุ|แหล่งที่มา|ที่มา)|^c(\\d+|_last)$|(^|_)(kind|cell)(_|$)");
    private static final int MANY_ROWS = 100;
    private static final int MOST_DAYS = 92;
    private static final int MOST_MONTHS = 84;
    private static final int LONG_LABEL = 60;
    private static final int A_FEW = 12;
    private static final int UNSUITED = 600;
    private static final int SOME = 40;

    private final TableVersion table;
    private final List<FieldWords> words;
    private final Map<Field, FieldStatistics> statistics = new HashMap<>();
    private final Map<Field, FieldRole> roles = new HashMap<>();

    private ChartChoice(TableVersion table, List<FieldWords> words) {
        this.table = table;
        this.words = words;
        for (Field field : table.fields()) {
            table.statistics().stream()
                    .filter(some ->
                            some.field().equals(field.id()) && !words(field).personal())
                    .findFirst()
                    .ifPresent(some -> {
                        statistics.put(field, some);
                        roles.put(field, FieldRole.of(field, some, table.rowCount()));
                    });
        }
    }

    /** The charts of a table whose fields have these words, the one that says most first; never none. */
    static List<ChartPlan> of(TableVersion table, List<FieldWords> words) {
        ChartChoice choice = new ChartChoice(table, words);
        List<ChartPlan> plans = new ArrayList<>();
        choice.overTime().ifPresent(plans::add);
        choice.byCategory().ifPresent(plans::add);
        choice.points().ifPresent(plans::add);
        if (plans.isEmpty()) {
            choice.histogram().ifPresent(plans::add);
        }
        if (plans.isEmpty()) {
            plans.add(choice.words());
        }
        return plans;
    }

    private List<Field> all(FieldRole role) {
        return table.fields().stream().filter(field -> roles.get(field) == role).toList();
    }

    private FieldStatistics of(Field field) {
        return java.util.Objects.requireNonNull(statistics.get(field));
    }

    private Measure measure() {
        if (mixed() || cases()) {
            return Measure.ROWS;
        }
        return all(FieldRole.MEASURE).stream()
                .filter(this::enough)
                .min(Comparator.comparing(this::rank))
                .map(this::measure)
                .orElse(Measure.ROWS);
    }

    private Measure measure(Field field) {
        return Measure.of(field, words(field));
    }

    private FieldWords words(Field field) {
        return words.get(field.position() - 1);
    }

    /** The least is measured, of equals the first: a file begins with what it is about, and gaps say little. */
    private int rank(Field field) {
        if (Measure.isMoney(field, words(field))) {
            return 0;
        }
        return of(field).missing() * 2 <= table.rowCount() ? 1 : 2;
    }

    // A mean of few rows would stand for all; a sum is right where blanks mean nothing, as in budgets.
    private boolean enough(Field field) {
        int least = measure(field).kind() == Measure.Kind.MEAN ? 50 : 10;
        return (table.rowCount() - of(field).missing()) * 100 >= table.rowCount() * least;
    }

    private boolean mixed() {
        return table.fields().stream().anyMatch(field -> named(field, MIXED) && roles.get(field) != FieldRole.CONSTANT);
    }

    /** Whether each of many rows is a case with a number of its own, so that cases are what counts. */
    private boolean cases() {
        boolean money = all(FieldRole.MEASURE).stream().anyMatch(field -> Measure.isMoney(field, words(field)));
        return !money
                && table.rowCount() > MANY_ROWS
                && table.fields().stream()
                        .anyMatch(field -> roles.get(field) == FieldRole.IDENTIFIER
                                && field.type() == FieldType.TEXT
                                && of(field).distinct() == table.rowCount());
    }

    private static boolean named(Field field, Pattern names) {
        return names.matcher(field.id().strip().toLowerCase(Locale.ROOT)).find();
    }

    private Optional<ChartPlan> overTime() {
        Optional<Field> year = all(FieldRole.YEAR).stream()
                .filter(field -> mostlyPresent(field) && of(field).distinct() >= 3 && dense(field))
                .findFirst();
        Optional<Field> date = all(FieldRole.TIME).stream()
                .filter(field -> mostlyPresent(field) && of(field).distinct() >= 3)
                .findFirst();
        Optional<Field> time = date.or(() -> year);
        return time.map(field -> {
            Step step = date.isPresent() ? step(of(field)) : Step.YEAR;
            return new ChartPlan.Line(field, step, measure(), Phrase.of("chart.reason.time", field.label()));
        });
    }

    private boolean mostlyPresent(Field field) {
        return of(field).missing() * 5 <= table.rowCount();
    }

    /** Whether years follow each other, rather than being a few far ones such as the years of targets. */
    private boolean dense(Field year) {
        BigDecimal least = FieldRole.number(of(year).minimum());
        BigDecimal most = FieldRole.number(of(year).maximum());
        return least != null && most != null && most.subtract(least).longValue() < of(year).distinct() * 2;
    }

    private static Step step(FieldStatistics time) {
        String least = time.minimum();
        String most = time.maximum();
        if (least == null || most == null || least.length() < 10 || most.length() < 10) {
            return Step.MONTH;
        }
        LocalDate from = LocalDate.parse(least.substring(0, 10));
        LocalDate to = LocalDate.parse(most.substring(0, 10));
        if (ChronoUnit.DAYS.between(from, to) <= MOST_DAYS) {
            return Step.DAY;
        }
        return ChronoUnit.MONTHS.between(from, to) <= MOST_MONTHS ? Step.MONTH : Step.YEAR;
    }

    private Optional<ChartPlan> byCategory() {
        Measure measure = measure();
        Optional<Field> category = all(FieldRole.CATEGORY).stream()
                .filter(field -> (measure.field() != null || repeats(field)) && unsuited(field) < UNSUITED)
                .min(Comparator.comparing(this::unsuited));
        if (category.isPresent()) {
            Phrase reason = Phrase.of("chart.reason.category", category.get().label());
            return Optional.of(new ChartPlan.Bars(category.get(), measure, false, reason));
        }
        return all(FieldRole.YEAR).stream()
                .filter(field -> of(field).distinct() == 2)
                .findFirst()
                .map(field ->
                        new ChartPlan.Bars(field, measure, true, Phrase.of("chart.reason.category", field.label())));
    }

    private boolean repeats(Field field) {
        return of(field).distinct() * 2 <= table.rowCount() - of(field).missing();
    }

    /** The less, the better a category: a few short labels, on most rows, in an early field. */
    private int unsuited(Field field) {
        long distinct = of(field).distinct();
        int many = distinct > SOME ? 400 : distinct > A_FEW ? 200 : distinct == 2 ? 100 : 0;
        double length = of(field).top().stream()
                .mapToInt(value -> value.value().length())
                .average()
                .orElse(0);
        int lengthy = length > LONG_LABEL ? 300 : 0;
        int missing =
                of(field).missing() * 2 > table.rowCount() ? 650 : of(field).missing() * 3 > table.rowCount() ? 150 : 0;
        int aside = named(field, ASIDES) || named(field, MIXED) ? 650 : 0;
        boolean tautology = measure().kind() == Measure.Kind.MEAN && named(field, STATES);
        return many + lengthy + missing + aside + (tautology ? 250 : 0) + field.position();
    }

    private Optional<ChartPlan> points() {
        return PointFields.of(all(FieldRole.LATITUDE), all(FieldRole.LONGITUDE))
                .map(point -> new ChartPlan.Points(point.latitude(), point.longitude(), Phrase.of("chart.reason.map")));
    }

    private Optional<ChartPlan> histogram() {
        if (mixed()) {
            return Optional.empty();
        }
        return all(FieldRole.MEASURE).stream()
                .filter(field -> of(field).distinct() >= 5 && table.rowCount() >= A_FEW)
                .findFirst()
                .flatMap(field -> {
                    BigDecimal least = FieldRole.number(of(field).minimum());
                    BigDecimal most = FieldRole.number(of(field).maximum());
                    if (least == null || most == null) {
                        return Optional.empty();
                    }
                    Phrase reason = Phrase.of("chart.reason.number", field.label());
                    return Optional.of(new ChartPlan.Histogram(
                            field, words(field).unit(), least.doubleValue(), most.doubleValue(), reason));
                });
    }

    private ChartPlan words() {
        if (table.rowCount() == 0) {
            return new ChartPlan.Words(Phrase.of("chart.words.empty"));
        }
        if (table.rowCount() == 1) {
            return new ChartPlan.Words(Phrase.of("chart.words.one_row"));
        }
        List<Field> constant = all(FieldRole.CONSTANT);
        boolean only = table.fields().stream()
                .allMatch(field -> roles.get(field) == FieldRole.CONSTANT || roles.get(field) == FieldRole.EMPTY);
        if (!constant.isEmpty() && only) {
            List<ValueCount> top = of(constant.get(0)).top();
            String value = top.isEmpty()
                    ? String.valueOf(of(constant.get(0)).minimum())
                    : top.get(0).value();
            return new ChartPlan.Words(
                    Phrase.of("chart.words.constant", constant.get(0).label(), value));
        }
        return new ChartPlan.Words(Phrase.of("chart.words.text"));
    }
}
