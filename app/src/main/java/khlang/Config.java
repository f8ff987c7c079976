package khlang;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.fetch.Allowed;
import khlang.web.Network;

/**
 * The settings, each an environment variable {@code KHLANG_…}.
 *
 * @param host the address to listen on
 * @param port the port to listen on, 0 for any free one
 * @param data the folder of the embedded stores
 * @param database a {@code jdbc:postgresql:} address; empty for the embedded pair
 * @param datasets the folder of data packages that an empty first start publishes
 * @param siteUrl the public address; empty for the one listened on
 * @param siteTitle the site's name in Thai
 * @param siteTitleEnglish the site's name in English
 * @param adminPassword the password of the user {@code admin} on the first start; empty to have one made
 * @param adminToken an API token for {@code admin}; empty for none
 * @param rateLimit how often one caller may ask in a minute, 0 for as often as they like
 * @param rateSeconds how many seconds of the server's time one caller may take in a minute
 * @param trustedProxies who is believed for whom it asks
 * @param maxUpload the most bytes of a file
 * @param fetch whether the files of links are fetched
 * @param fetchAllow what may be fetched beside the public internet
 * @param memory how much memory the row store may take, in DuckDB's words
 * @param querySeconds how long an answer about rows may take, but for exports
 * @param facetMilliseconds how long each facet of an answer about rows may take before it is left out
 * @param sqlSearch whether callers may ask in SQL
 */
public record Config(
        String host,
        int port,
        Path data,
        String database,
        Path datasets,
        String siteUrl,
        String siteTitle,
        String siteTitleEnglish,
        String adminPassword,
        String adminToken,
        int rateLimit,
        int rateSeconds,
        List<Network> trustedProxies,
        long maxUpload,
        boolean fetch,
        Allowed fetchAllow,
        String memory,
        int querySeconds,
        int facetMilliseconds,
        boolean sqlSearch) {

    private static final int REQUESTS_A_MINUTE = 1_200;

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException naming the variable whose value is wrong
     */
    public static Config of(Map<String, String> environment) {
        return new Config(
                text(environment, "KHLANG_HOST", "127.0.0.1"),
                (int) number(environment, "KHLANG_PORT", 8080, 65_535),
                Path.of(text(environment, "KHLANG_DATA", "./khlang-data")),
                text(environment, "KHLANG_DATABASE", ""),
                Path.of(text(environment, "KHLANG_DATASETS", "./datasets")),
                text(environment, "KHLANG_SITE_URL", "").replaceAll("/+$", ""),
                text(environment, "KHLANG_SITE_TITLE", "คลังข้อมูลเปิด"),
                text(environment, "KHLANG_SITE_TITLE_EN", "Khlang Open Data"),
                text(environment, "KHLANG_ADMIN_PASSWORD", ""),
                text(environment, "KHLANG_ADMIN_TOKEN", ""),
                perMinute(environment, "KHLANG_RATE_LIMIT"),
                (int) atLeastOne(environment, "KHLANG_RATE_SECONDS", 30, 3_600),
                proxies(environment, "KHLANG_TRUSTED_PROXIES"),
                number(environment, "KHLANG_MAX_UPLOAD", 1_000_000_000L, Long.MAX_VALUE),
                onOrOff(environment, "KHLANG_FETCH", "off"),
                allowed(environment, "KHLANG_FETCH_ALLOW"),
                text(environment, "KHLANG_MEMORY", "448MB"),
                (int) number(environment, "KHLANG_QUERY_SECONDS", 5, 3_600),
                (int) atLeastOne(environment, "KHLANG_FACET_MILLISECONDS", 200, 3_600_000),
                onOrOff(environment, "KHLANG_SQL_SEARCH", "on"));
    }

    /** The same for a command that ends: no port of its own, nothing published but what the command says. */
    Config forOneCommand() {
        return with("127.0.0.1", 0, data.resolve("none"));
    }

    /** The same with another port. */
    Config withPort(int other) {
        return with(host, other, datasets);
    }

    private Config with(String otherHost, int otherPort, Path otherDatasets) {
        return new Config(
                otherHost,
                otherPort,
                data,
                database,
                otherDatasets,
                siteUrl,
                siteTitle,
                siteTitleEnglish,
                adminPassword,
                adminToken,
                rateLimit,
                rateSeconds,
                trustedProxies,
                maxUpload,
                fetch,
                fetchAllow,
                memory,
                querySeconds,
                facetMilliseconds,
                sqlSearch);
    }

    private static String text(Map<String, String> environment, String name, String fallback) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElse(fallback);
    }

    private static long number(Map<String, String> environment, String name, long fallback, long most) {
        String text = text(environment, name, Long.toString(fallback));
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not '" + text + "'", e);
        }
        throw new IllegalArgumentException(name + " must be from 0 to " + most + ", not " + text);
    }

    private static long atLeastOne(Map<String, String> environment, String name, long fallback, long most) {
        long number = number(environment, name, fallback, most);
        if (number == 0) {
            throw new IllegalArgumentException(name + " must be from 1 to " + most + ", not 0");
        }
        return number;
    }

    private static List<Network> proxies(Map<String, String> environment, String name) {
        try {
            return Network.all(text(environment, name, "127.0.0.0/8, ::1"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " must be networks such as 10.1.0.0/16 and addresses between commas; " + e.getMessage(), e);
        }
    }

    private static boolean onOrOff(Map<String, String> environment, String name, String fallback) {
        String text = text(environment, name, fallback);
        if (!text.equals("on") && !text.equals("off")) {
            throw new IllegalArgumentException(name + " must be on or off, not '" + text + "'");
        }
        return text.equals("on");
    }

    private static Allowed allowed(Map<String, String> environment, String name) {
        try {
            return Allowed.of(text(environment, name, ""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + " must be networks such as 10.1.0.0/16, addresses and names of hosts between commas; "
                            + e.getMessage(),
                    e);
        }
    }

    private static int perMinute(Map<String, String> environment, String name) {
        String text = text(environment, name, "on");
        if (text.equals("on")) {
            return REQUESTS_A_MINUTE;
        }
        if (!text.equals("off") && !text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    name + " must be on, off or a number of requests a minute, not '" + text + "'");
        }
        return text.equals("off") ? 0 : Integer.parseInt(text);
    }
}
