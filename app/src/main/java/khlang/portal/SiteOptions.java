package khlang.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import khlang.database.Unchanged;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;

/** What system administrators may set of the site while it runs; the settings of its start hold where they set nothing. */
public final class SiteOptions {
    /** The site's name in Thai. */
    public static final String TITLE = "ckan.site_title";

    /** The site's name in English. */
    public static final String TITLE_ENGLISH = "ckan.site_title_en";

    private static final int LONGEST = 200;

    private final Jdbi jdbi;
    private final Map<String, String> started;
    private final Unchanged<String, Map<String, String>> chosen;

    /** @param started the values of the start, by all names that there are */
    public SiteOptions(Jdbi jdbi, Map<String, String> started) {
        this.jdbi = jdbi;
        this.started = new TreeMap<>(started);
        this.chosen = new Unchanged<>(jdbi);
    }

    /** The value of an option, for whoever shows it. */
    public String of(String name) {
        Map<String, String> set = chosen.of("", () -> jdbi.withExtension(SiteOptionDao.class, SiteOptionDao::all));
        return set.getOrDefault(name, started.getOrDefault(name, ""));
    }

    /** The names of all. @throws Problem where the actor is no system administrator */
    List<String> list(Actor actor) {
        checkSysadmin(actor);
        return List.copyOf(started.keySet());
    }

    /** The value of one. @throws Problem where the actor is no system administrator, or there is none such */
    String show(Actor actor, String name) {
        checkSysadmin(actor);
        if (!started.containsKey(name)) {
            throw Problem.invalid("key", "portal.option.unknown", name, names());
        }
        return of(name);
    }

    /**
     * Sets some, all or none; an empty value brings back that of the start.
     *
     * @throws Problem where the actor is no system administrator, or naming each that cannot be set so
     */
    Map<String, String> update(Actor actor, Map<String, String> values) {
        checkSysadmin(actor);
        Map<String, List<Phrase>> wrong = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!started.containsKey(name)) {
                wrong.put(name, List.of(Phrase.of("portal.option.unknown", name, names())));
            } else if (value.strip().length() > LONGEST) {
                wrong.put(name, List.of(Phrase.of("portal.option.long", LONGEST)));
            }
        });
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        jdbi.useTransaction(handle -> {
            SiteOptionDao options = handle.attach(SiteOptionDao.class);
            values.forEach((name, value) -> {
                options.delete(name);
                if (!value.isBlank()) {
                    options.insert(name, value.strip());
                }
            });
        });
        Map<String, String> now = new LinkedHashMap<>();
        values.keySet().forEach(name -> now.put(name, of(name)));
        return now;
    }

    private String names() {
        return String.join(", ", started.keySet());
    }

    private static void checkSysadmin(Actor actor) {
        if (!actor.sysadmin()) {
            throw Problem.denied("portal.option.denied");
        }
    }
}
