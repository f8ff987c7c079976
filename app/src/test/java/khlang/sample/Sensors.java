package khlang.sample;

import java.util.List;
import java.util.stream.Stream;

/** The invented sensors of {@link WaterLevels}, one row each. */
final class Sensors implements Series {
    @Override
    public String path() {
        return "manhole-water-levels-synthetic/sensors.csv";
    }

    @Override
    public List<String> header() {
        return List.of("sensor_id", "จุดติดตั้ง", "ความลึกบ่อ (ซม.)", "lat", "lon");
    }

    @Override
    public Stream<List<String>> rows() {
        return Sensor.ALL.stream()
                .map(sensor -> List.of(
                        sensor.id(),
                        sensor.place(),
                        Integer.toString(sensor.depth()),
                        ThaiText.decimal(sensor.latitude(), 5),
                        ThaiText.decimal(sensor.longitude(), 5)));
    }
}
