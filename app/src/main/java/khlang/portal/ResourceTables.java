package khlang.portal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import khlang.datastore.Datastore;
import khlang.datastore.SearchResult;
import khlang.datastore.TableVersion;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.thai.ThaiDates;
import khlang.thai.ThaiDigits;
import khlang.web.Choice;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** Asks for the rows of one page and writes them for people. */
final class ResourceTables {
    private static final int SENTENCE = 45;

    private final Datastore datastore;

    ResourceTables(Datastore datastore) {
        this.datastore = datastore;
    }

    ResourceTable of(View view, TableVersion version, List<ResourceField> fields, ResourceState state) {
        SearchRequest request = state.request(version.resourceId());
        SearchResult result = datastore.search(version, request);
        List<Integer> places = IntStream.range(0, result.columns().size())
                .filter(place -> result.columns().get(place).position() > 0)
                .boxed()
                .toList();
        List<List<ResourceCell>> rows = result.rows().stream()
                .map(row -> places.stream()
                        .map(place -> ResourceCell.of(view, result.columns().get(place), row[place]))
                        .toList())
                .toList();
        List<ResourceColumn> columns = IntStream.range(0, fields.size())
                .mapToObj(index -> column(fields.get(index), wide(rows, index), state))
                .toList();
        long pages = (result.total() + ResourceState.ROWS - 1) / ResourceState.ROWS;
        return new ResourceTable(columns, rows, result.total(), pages, chips(view, fields, state));
    }

    private static boolean wide(List<List<ResourceCell>> rows, int index) {
        return rows.stream().anyMatch(row -> row.get(index).text().length() > SENTENCE);
    }

    private static ResourceColumn column(ResourceField field, boolean wide, ResourceState state) {
        String id = field.field().id();
        boolean sorted = !state.sort().isEmpty() && state.sortField().equals(id);
        String next = sorted && !state.descending() ? "-" + id : id;
        String order = state.descending() ? "descending" : "ascending";
        return new ResourceColumn(field, wide, state.sorted(next).url(), sorted ? order : null);
    }

    private static List<Choice> chips(View view, List<ResourceField> fields, ResourceState state) {
        List<Choice> chips = new ArrayList<>();
        if (!state.words().isEmpty()) {
            chips.add(Choice.of("“" + state.words() + "”", state.searching("").url()));
        }
        for (ResourceFilter filter : state.filters()) {
            chips.add(
                    Choice.of(text(view, fields, filter), state.without(filter).url()));
        }
        return chips;
    }

    private static String text(View view, List<ResourceField> fields, ResourceFilter filter) {
        Optional<ResourceField> field = fields.stream()
                .filter(some -> some.field().id().equals(filter.field()))
                .findFirst();
        String label = field.map(ResourceField::label).orElse(filter.field());
        String values = String.join(
                " – ",
                filter.values().stream()
                        .map(value -> field.map(some -> shown(view, some.field(), value))
                                .orElse(value))
                        .toList());
        boolean empty = filter.operator().equals("isnull");
        String operator = empty && !values.equals("true") ? "filled" : filter.operator();
        return view.t("portal.resource.chip." + operator, label, values);
    }

    /** A value of an address or of the statistics, as the table shows it. */
    static String shown(View view, Field field, String written) {
        try {
            return Cells.text(view, field, value(field, written));
        } catch (NumberFormatException | DateTimeParseException e) {
            return written;
        }
    }

    private static Object value(Field field, String written) {
        return switch (field.type()) {
            case INTEGER -> Long.valueOf(written);
            case NUMBER -> new BigDecimal(written);
            case DATE -> LocalDate.parse(written);
            case TIMESTAMP -> LocalDateTime.parse(written.replace(' ', 'T'));
            case TEXT, BOOLEAN -> written;
        };
    }

    /** What a person wrote into the form, as the rules read it: a date with a Buddhist year, a number with commas. */
    static ResourceFilter written(@Nullable Field field, String operator, String value) {
        String id = field == null ? "" : field.id();
        if (operator.equals("empty") || operator.equals("filled")) {
            return ResourceFilter.of(id, "isnull", Boolean.toString(operator.equals("empty")));
        }
        boolean part = operator.equals("contains") || operator.equals("startswith");
        if (field == null || part || field.type() == FieldType.TEXT || field.type() == FieldType.BOOLEAN) {
            return ResourceFilter.of(id, operator, value.strip());
        }
        if (field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER) {
            return ResourceFilter.of(
                    id, operator, ThaiDigits.toArabic(value).replace(",", "").strip());
        }
        String moment = ThaiDates.moment(value.strip())
                .map(found -> field.type() == FieldType.DATE && !found.isTimeOfDay()
                        ? found.date().toString()
                        : found.dateTime().toString())
                .orElse(value.strip());
        return ResourceFilter.of(id, operator, moment);
    }
}
