package khlang.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The licences that the Thai profile knows, and what stands behind their names. */
public final class Licenses {
    private static final String CC = "https://creativecommons.org/licenses/";

    /** Texts of the open ones and of those that only look so. */
    private static final Map<String, License> KNOWN = Map.of(
            "Open Data Common",
            new License("Open Data Common", "https://opendatacommons.org/licenses/", true),
            "Creative Commons Attributions",
            new License("Creative Commons Attributions", CC + "by/4.0/", true),
            "Creative Commons Attribution Share-Alike",
            new License("Creative Commons Attribution Share-Alike", CC + "by-sa/4.0/", true),
            "Creative Commons Attribution Non-Commercial",
            new License("Creative Commons Attribution Non-Commercial", CC + "by-nc/4.0/", false),
            "Creative Commons Attribution Non-Commercial Share-Alike",
            new License("Creative Commons Attribution Non-Commercial Share-Alike", CC + "by-nc-sa/4.0/", false),
            "Creative Commons Attribution Non-Commercial No-Derivs",
            new License("Creative Commons Attribution Non-Commercial No-Derivs", CC + "by-nc-nd/4.0/", false),
            "Creative Commons Attribution No-Derivs",
            new License("Creative Commons Attribution No-Derivs", CC + "by-nd/4.0/", false),
            "GNU Free Documentation License",
            new License("GNU Free Documentation License", "https://www.gnu.org/licenses/fdl-1.3.html", true),
            "DGA Open Government License",
            new License("DGA Open Government License", "https://data.go.th/pages/dga-open-government-license", true));

    private final List<License> all;

    /** The licences that a vocabulary names. */
    public Licenses(Vocabulary vocabulary) {
        this.all = vocabulary.accepted("license_id").stream()
                .map(choice -> KNOWN.getOrDefault(choice.value(), new License(choice.value(), "", false)))
                .toList();
    }

    List<License> all() {
        return all;
    }

    /** The one that a dataset names; absent where it is none of them. */
    public Optional<License> find(String id) {
        return all.stream().filter(license -> license.id().equals(id)).findFirst();
    }
}
