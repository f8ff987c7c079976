package khlang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import khlang.fetch.Allowed;
import khlang.web.Network;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void everySettingHasItsDefault() {
        assertThat(Config.of(Map.of()))
                .isEqualTo(new Config(
                        "127.0.0.1",
                        8080,
                        Path.of("./khlang-data"),
                        "",
                        Path.of("./datasets"),
                        "",
                        "คลังข้อมูลเปิด",
                        "Khlang Open Data",
                        "",
                        "",
                        1_200,
                        30,
                        Network.all("127.0.0.0/8,::1"),
                        1_000_000_000L,
                        false,
                        Allowed.NOTHING,
                        "448MB",
                        5,
                        200,
                        true));
    }

    @Test
    void everySettingIsRead() {
        Config config = Config.of(Map.ofEntries(
                Map.entry("KHLANG_HOST", "0.0.0.0"),
                Map.entry("KHLANG_PORT", "9000"),
                Map.entry("KHLANG_DATA", "/data"),
                Map.entry("KHLANG_DATABASE", "jdbc:postgresql://db/khlang"),
                Map.entry("KHLANG_DATASETS", "/packages"),
                Map.entry("KHLANG_SITE_URL", "https://data.example/"),
                Map.entry("KHLANG_SITE_TITLE", "เมือง"),
                Map.entry("KHLANG_SITE_TITLE_EN", "City"),
                Map.entry("KHLANG_ADMIN_PASSWORD", "secret"),
                Map.entry("KHLANG_ADMIN_TOKEN", "token"),
                Map.entry("KHLANG_RATE_LIMIT", "90"),
                Map.entry("KHLANG_RATE_SECONDS", "7"),
                Map.entry("KHLANG_TRUSTED_PROXIES", "10.9.0.0/16, 192.168.1.1"),
                Map.entry("KHLANG_MAX_UPLOAD", "5"),
                Map.entry("KHLANG_FETCH", "on"),
                Map.entry("KHLANG_FETCH_ALLOW", "10.0.0.0/8, files.city"),
                Map.entry("KHLANG_MEMORY", "2GB"),
                Map.entry("KHLANG_QUERY_SECONDS", "9"),
                Map.entry("KHLANG_FACET_MILLISECONDS", "80"),
                Map.entry("KHLANG_SQL_SEARCH", "off")));
        assertThat(config)
                .isEqualTo(new Config(
                        "0.0.0.0",
                        9000,
                        Path.of("/data"),
                        "jdbc:postgresql://db/khlang",
                        Path.of("/packages"),
                        "https://data.example",
                        "เมือง",
                        "City",
                        "secret",
                        "token",
                        90,
                        7,
                        Network.all("10.9.0.0/16,192.168.1.1"),
                        5,
                        true,
                        Allowed.of("10.0.0.0/8,files.city"),
                        "2GB",
                        9,
                        80,
                        false));
    }

    @Test
    void aWrongValueNamesItsVariable() {
        assertThatThrownBy(() -> Config.of(Map.of("KHLANG_PORT", "http")))
                .hasMessage("KHLANG_PORT must be a whole number, not 'http'");
        assertThatThrownBy(() -> Config.of(Map.of("KHLANG_PORT", "70000"))).hasMessageContaining("KHLANG_PORT");
        assertThatThrownBy(() -> Config.of(Map.of("KHLANG_RATE_LIMIT", "yes")))
                .hasMessage("KHLANG_RATE_LIMIT must be on, off or a number of requests a minute, not 'yes'");
        assertThat(Config.of(Map.of("KHLANG_RATE_LIMIT", "off")).rateLimit()).isZero();
        assertThatThrownBy(() -> Config.of(Map.of("KHLANG_RATE_SECONDS", "0")))
                .hasMessage("KHLANG_RATE_SECONDS must be from 1 to 3600, not 0");
        assertThatThrownBy(() -> Config.of(Map.of("KHLANG_TRUSTED_PROXIES", "proxy.city")))
                .hasMessageStartingWith("KHLANG_TRUSTED_PROXIES must be networks");
        assertThatThrownBy(() -> Config.of(Map.of("KHLANG_FETCH", "yes")))
                .hasMessage("KHLANG_FETCH must be on or off, not 'yes'");
        for (String wrong : List.of("10.0.0.0/33", "10.0.0/8", "fc00::/129", "a b", "http://files", "10.0.0.1/x")) {
            assertThatThrownBy(() -> Config.of(Map.of("KHLANG_FETCH_ALLOW", wrong)))
                    .as(wrong)
                    .hasMessageStartingWith("KHLANG_FETCH_ALLOW must be networks");
        }
    }
}
