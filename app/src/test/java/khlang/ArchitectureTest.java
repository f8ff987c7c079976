package khlang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Each package may use those before it and none behind. */
    private static final List<String> ORDER = List.of(
            "problem",
            "thai",
            "kind",
            "quality",
            "database",
            "web",
            "storage",
            "fetch",
            "tabular",
            "user",
            "organization",
            "dataset",
            "search",
            "query",
            "sql",
            "datastore",
            "ingest",
            "chart",
            "openapi",
            "dcat",
            "harvest",
            "activity",
            "portal");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("khlang");

    @Test
    void everyPackageStandsInTheOrder() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String name = type.getPackageName();
            boolean listed = name.equals("khlang")
                    || name.startsWith("khlang.templates")
                    || ORDER.stream().anyMatch(part -> name.equals("khlang." + part));
            if (!listed) {
                unknown.add(name);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void noPackageUsesOneBehindIt() {
        for (int i = 0; i < ORDER.size(); i++) {
            String[] behind = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(part -> "khlang." + part)
                    .toArray(String[]::new);
            if (behind.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("khlang." + ORDER.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(behind)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
            noClasses()
                    .that()
                    .resideInAPackage("khlang." + ORDER.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("khlang")
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyDaosAndTheRowStoresTouchSql() {
        noClasses()
                .that(doNotSpeakSql())
                .and()
                .resideOutsideOfPackages("khlang.database", "khlang.templates..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql", "javax.sql", "org.jdbi.v3.sqlobject..", "org.postgresql..", "org.duckdb..")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> doNotSpeakSql() {
        return DescribedPredicate.describe(
                "are neither a Dao nor a row store, nor read Parquet",
                type -> !outermost(type).matches(".*(Dao|RowStore|RowStores|RowSql)|ParquetRows"));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    @Test
    void onlyDoorsKnowJavalin() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are no doors", type -> !outermost(type).matches(".*(Api|Pages|Door)")))
                .and()
                .resideOutsideOfPackages("khlang", "khlang.web", "khlang.user", "khlang.templates..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
                .check(CLASSES);
    }

    @Test
    void doorsNeverTouchADao() {
        noClasses()
                .that()
                .haveNameMatching(".*(Api|Pages)")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*Dao")
                .check(CLASSES);
    }

    @Test
    void noNameIsEmpty() {
        classes()
                .that()
                .resideInAPackage("khlang..")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|Handler|Processor|Service|DTO)$")
                .check(CLASSES);
    }
}
