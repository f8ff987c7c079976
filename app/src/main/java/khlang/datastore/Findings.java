package khlang.datastore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import khlang.dataset.Resource;
import khlang.problem.Problem;
import khlang.quality.Finding;
import khlang.quality.FindingCounter;
import khlang.quality.Instance;
import khlang.quality.Noticed;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;

/**
 * The rules of what is amiss with tables: each version is looked at once, a large one after it was published and a small
 * one when somebody first asks, and what was found is kept.
 */
public final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);
    private static final int KEPT = 500;

    /** Looking at so many rows takes no longer than an answer may. */
    private static final long SMALL = 20_000;

    private final Jdbi jdbi;
    private final RowStore rows;
    private final Recent<String, List<Finding>> recent = new Recent<>(KEPT);
    private final Recent<String, Set<String>> suspected = new Recent<>(KEPT);
    private final Recent<String, Noticed> recentlyNoticed = new Recent<>(KEPT);

    public Findings(Jdbi jdbi, RowStore rows) {
        this.jdbi = jdbi;
        this.rows = rows;
    }

    /** All that is amiss with a version, the worst first; looked for now where nobody has. */
    public List<Finding> of(TableVersion version) {
        return kept(version).orElseGet(() -> look(version));
    }

    /** The same; absent for a large table that nobody has looked at yet. */
    public Optional<List<Finding>> known(TableVersion version) {
        return version.rowCount() <= SMALL ? Optional.of(of(version)) : kept(version);
    }

    /** Looks at a large version in the background's own time; a failure costs no more than that it is looked at later. */
    public void lookLater(TableVersion version) {
        if (version.rowCount() <= SMALL) {
            return;
        }
        try {
            of(version);
        } catch (RuntimeException failure) {
            LOG.warn("looking at the table {} failed: {}", version.id(), failure.toString());
        }
    }

    /**
     * Whether no value of a field is told unasked: its officers say that it tells of persons, or they have said nothing and
     * its values are suspected to.
     */
    public Predicate<Field> personal(Resource resource, TableVersion version) {
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        Set<String> columns = suspected(version);
        return field -> dictionary.entry(field).personal() == null
                ? columns.contains(field.id())
                : dictionary.entry(field).tellsOfPersons();
    }

    /** The columns of a version that are suspected; of one that nobody has looked at, persons alone are looked for. */
    private Set<String> suspected(TableVersion version) {
        Set<String> known = suspected.find(version.tag());
        if (known != null) {
            return known;
        }
        Set<String> columns = kept(version).orElseGet(() -> persons(version)).stream()
                .filter(finding -> finding.flaw().personal())
                .map(Finding::field)
                .collect(Collectors.toSet());
        suspected.keep(version.tag(), columns);
        return columns;
    }

    private List<Finding> persons(TableVersion version) {
        LoadedTable table = LoadedTable.of(version, Noticed.NOTHING);
        List<Finding> found = new ArrayList<>(ColumnFindings.of(table));
        found.addAll(rows.persons(table));
        return found;
    }

    private Optional<List<Finding>> kept(TableVersion version) {
        List<Finding> known = recent.find(version.tag());
        if (known != null) {
            return Optional.of(known);
        }
        // Of a table that is written what was found is soon out of date.
        String json = version.written() ? "" : jdbi.withExtension(FindingDao.class, dao -> dao.findings(version.id()));
        if (json.isEmpty()) {
            return Optional.empty();
        }
        List<Finding> found = Json.MAPPER.readValue(json, new TypeReference<List<Finding>>() {});
        recent.keep(version.tag(), found);
        return Optional.of(found);
    }

    private List<Finding> look(TableVersion version) {
        Noticed noticed = noticed(version);
        List<Finding> found = look(rows, LoadedTable.of(version, noticed));
        if (version.written()) {
            recent.keep(version.tag(), found);
        } else if (version.ready()) {
            jdbi.useExtension(FindingDao.class, dao -> dao.keep(version.id(), Json.MAPPER.writeValueAsString(found)));
            recent.keep(version.tag(), found);
        }
        return found;
    }

    /** From which files the rows of a version came. */
    public Origins origins(TableVersion version) {
        VersionDao versions = jdbi.onDemand(VersionDao.class);
        return Origins.of(version, versions::find, this::noticed);
    }

    /** What reading the file of a version has noticed. */
    public Noticed noticed(TableVersion version) {
        Noticed known = recentlyNoticed.find(version.id());
        if (known != null) {
            return known;
        }
        String json = jdbi.withExtension(FindingDao.class, dao -> dao.noticed(version.id()));
        Noticed noticed = json.isEmpty() ? listed(version) : Json.MAPPER.readValue(json, Noticed.class);
        if (version.ready()) {
            recentlyNoticed.keep(version.id(), noticed);
        }
        return noticed;
    }

    /** Of a version that was loaded before anybody asked, the cells that were listed. */
    private static Noticed listed(TableVersion version) {
        FindingCounter counter = new FindingCounter();
        version.problems()
                .forEach(problem -> counter.add(
                        problem.flaw(),
                        problem.field(),
                        new Instance(problem.row(), problem.line(), problem.raw(), problem.suggestion())));
        Noticed nothing = Noticed.NOTHING;
        return new Noticed(counter.findings(), nothing.totals(), null, nothing.lines(), null);
    }

    /** Looks at a table that is loaded, whether or not it is a version of anything. */
    public static List<Finding> look(RowStore rows, LoadedTable table) {
        FindingCounter all = new FindingCounter();
        table.noticed().findings().forEach(all::add);
        ColumnFindings.of(table).forEach(all::add);
        rows.findings(table).forEach(all::add);
        Map<String, Integer> places =
                table.fields().stream().collect(Collectors.toMap(Field::id, Field::position, (one, other) -> one));
        return all.findings().stream()
                .map(finding -> withLines(finding, table))
                .sorted(Comparator.comparing((Finding finding) -> finding.flaw().severity())
                        .thenComparing(Finding::flaw)
                        .thenComparing(finding -> places.getOrDefault(finding.field(), 0)))
                .toList();
    }

    private static Finding withLines(Finding finding, LoadedTable table) {
        return finding.with(one -> one.at(table.noticed().lines()));
    }

    /** One look that may take too long for a very large table, and is then left out. */
    static List<Finding> inTime(java.util.function.Supplier<List<Finding>> looking) {
        try {
            return looking.get();
        } catch (Problem tooLong) {
            LOG.warn("a look at a table took too long: {}", tooLong.getMessage());
            return List.of();
        }
    }
}
