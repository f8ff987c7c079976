package khlang.sample;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Water in ten manholes, hour by hour through one rainy season: rain raises it at once and it drains slowly. */
final class WaterLevels implements Series {
    private static final LocalDate FIRST = LocalDate.of(2025, 5, 1);
    private static final int HOURS = 5_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Override
    public String path() {
        return "manhole-water-levels-synthetic/water-levels.csv";
    }

    @Override
    public List<String> header() {
        return List.of("sensor_id", "timestamp", "level_cm", "rain_mm", "status", "lat", "lon");
    }

    @Override
    public Stream<List<String>> rows() {
        Chance chance = new Chance(1844);
        Rain rain = new Rain(FIRST, HOURS, chance);
        double[] water = new double[Sensor.ALL.size()];
        List<List<String>> rows = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            for (int place = 0; place < water.length; place++) {
                Sensor sensor = Sensor.ALL.get(place);
                double fallen = rain.at(hour) * chance.factor(0.25);
                water[place] =
                        Math.min(sensor.depth(), water[place] * (1 - sensor.drain()) + fallen * sensor.catchment());
                rows.add(reading(sensor, hour, fallen, level(sensor, hour, water[place], chance)));
            }
        }
        return rows.stream();
    }

    private static double level(Sensor sensor, int hour, double stormWater, Chance chance) {
        // What the households let off: most in the morning and the evening, least before dawn.
        double daily = 3.5 * StrictMath.sin((hour % 24 - 4) * StrictMath.PI / 6) + chance.normal(0, 0.6);
        double level = 0.12 * sensor.depth() + daily + stormWater;
        return StrictMath.max(2, StrictMath.min(sensor.depth(), level));
    }

    private static List<String> reading(Sensor sensor, int hour, double fallen, double level) {
        LocalDateTime time = FIRST.atStartOfDay().plusHours(hour);
        double full = level / sensor.depth();
        return List.of(
                sensor.id(),
                TIME.format(time),
                ThaiText.decimal(level, 1),
                ThaiText.decimal(fallen, 1),
                full >= 0.8 ? "วิกฤต" : full >= 0.5 ? "เฝ้าระวัง" : "ปกติ",
                ThaiText.decimal(sensor.latitude(), 5),
                ThaiText.decimal(sensor.longitude(), 5));
    }
}
