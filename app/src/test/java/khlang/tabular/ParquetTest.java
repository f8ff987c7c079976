package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import khlang.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTest {
    @TempDir
    Path folder;

    private Path file(String name, String sql) throws IOException {
        Path file = folder.resolve(name);
        MadeParquet.write(sql, file);
        return file;
    }

    @Test
    void aFileThatSaysItUnpacksToTooMuchIsRefusedAtTheFirstLook() throws IOException {
        Path file = file("bomb.parquet", "select 1 as n from range(100000)");
        TabularLimits few = new TabularLimits(1_000, 1_000_000, 50_000);
        assertThatThrownBy(() -> FirstLook.at(file, Recipe.NONE, few)).satisfies(ParquetTest::isBomb);
    }

    @Test
    void rowsThatTurnOutToBeTooMuchAreRefusedOnTheWay() throws IOException {
        Path file = file("long.parquet", "select repeat('ก', 2000) as a from range(1000)");
        TabularLimits few = new TabularLimits(1_000, 1_000_000, 1_000_000);
        ParquetRows rows = new ParquetRows(file, few);
        assertThatThrownBy(() -> rows.read(row -> {})).satisfies(ParquetTest::isBomb);
    }

    private static void isBomb(Throwable thrown) {
        assertThat(((Problem) thrown).fields().toString()).contains("tabular.bomb");
    }

    @Test
    void aQuoteInItsNameIsAPartOfItsName() throws IOException {
        Path file = file("a'b].parquet", "select 7 as n");
        assertThat(Reading.of(folder, file).lines()).containsExactly("1,7");
    }

    @Test
    void textThatIsSqlStaysText() throws IOException {
        Path file = file("sql.parquet", "select 1 as \"n\"\" from read_text('/etc/passwd') --\", 'x' as t");
        assertThat(Reading.of(folder, file).lines()).containsExactly("1,1,\"x\"");
    }

    @Test
    void momentsAreToldAsClocksInThailandShowThem() throws IOException {
        Path file = file(
                "moments.parquet",
                "select timestamptz '2024-02-29 01:30:00+00' as a, timestamp '2024-02-29 01:30:00' as b");
        assertThat(Reading.of(folder, file).lines()).containsExactly("1,2024-02-29 08:30:00,2024-02-29 01:30:00");
    }

    @Test
    void damageIsAProblemOrATableButNeverAnAccident() throws IOException {
        Path file = file("good.parquet", "select range as n, 'ตำบล ' || range as ตำบล from range(500)");
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] bad = good.clone();
            for (int flips = 0; flips < 3; flips++) {
                bad[4 + random.nextInt(bad.length - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            Path spoilt = Files.write(folder.resolve("bad.parquet"), bad);
            try {
                assertThat(Reading.of(folder, spoilt).content().rows()).isNotNegative();
            } catch (Problem problem) {
                assertThat(problem.fields()).containsKey("upload");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('OUT/secret.csv')",
                "select * from read_csv('OUT/secret.csv')",
                "select * from glob('OUT/*')",
                "copy (select 1) to 'OUT/stolen.csv'",
                "attach 'OUT/other.duckdb' as other",
                "install httpfs",
                "set memory_limit = '100GB'",
                "set enable_external_access = true",
                "set allowed_paths = ['OUT/secret.csv']"
            })
    void theEngineReachesNothingButTheFile(String sql) throws IOException, SQLException {
        Files.writeString(folder.resolve("secret.csv"), "geheim\n");
        ParquetRows rows = new ParquetRows(file("one.parquet", "select 1 as n"), TabularLimits.DEFAULT);
        try (Connection connection = rows.open();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql.replace("OUT", folder.toString())))
                    .hasMessageMatching("(?s).*(Permission Error|Cannot change configuration|disabled|cannot be).*");
        }
        assertThat(folder.resolve("stolen.csv")).doesNotExist();
    }
}
