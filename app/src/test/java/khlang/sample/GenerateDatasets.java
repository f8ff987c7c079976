package khlang.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes every generated file of the bundled data packages below the folder given, {@code datasets} if none is. */
public final class GenerateDatasets {
    static final List<SampleFile> FILES = List.of(
            new Complaints(),
            new WaterLevels(),
            new Sensors(),
            new MonthlyRevenue(),
            new WasteCollected(),
            new LibraryVisits(),
            new WalkingStreet(),
            new HealthScreening(),
            PrintedTable.digitalPlanBudget(),
            PrintedTable.itPlanProjects(),
            PrintedTable.developmentTargets());

    private GenerateDatasets() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 0 ? "datasets" : arguments[0]);
        for (SampleFile sample : FILES) {
            Path file = folder.resolve(sample.path());
            Files.createDirectories(file.toAbsolutePath().getParent());
            sample.writeTo(file);
        }
    }
}
