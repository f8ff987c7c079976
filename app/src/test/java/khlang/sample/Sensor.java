package khlang.sample;

import java.util.List;

/**
 * An invented sensor in a manhole.
 *
 * @param id its name in the readings
 * @param place where it stands, roughly
 * @param latitude in degrees north
 * @param longitude in degrees east
 * @param depth of the manhole, in centimetres
 * @param catchment how strongly rain raises the water, centimetres per millimetre
 * @param drain the share of the water that flows off in an hour
 */
record Sensor(String id, String place, double latitude, double longitude, int depth, double catchment, double drain) {
    static final List<Sensor> ALL = List.of(
            new Sensor("MH-01", "จุดตัวอย่างใจกลางเมือง", 16.43455, 102.83340, 180, 3.2, 0.24),
            new Sensor("MH-02", "จุดตัวอย่างย่านสถานีรถไฟ", 16.42530, 102.82460, 170, 3.8, 0.20),
            new Sensor("MH-03", "จุดตัวอย่างถนนสายหลักตะวันตก", 16.43390, 102.82210, 200, 4.1, 0.17),
            new Sensor("MH-04", "จุดตัวอย่างริมบึงด้านเหนือ", 16.42040, 102.83720, 160, 2.9, 0.16),
            new Sensor("MH-05", "จุดตัวอย่างริมบึงด้านใต้", 16.40600, 102.83690, 160, 3.4, 0.13),
            new Sensor("MH-06", "จุดตัวอย่างย่านตะวันออก", 16.43240, 102.84480, 190, 2.7, 0.27),
            new Sensor("MH-07", "จุดตัวอย่างย่านเหนือ", 16.45170, 102.83380, 180, 2.8, 0.25),
            new Sensor("MH-08", "จุดตัวอย่างย่านมหาวิทยาลัย", 16.45630, 102.82400, 200, 2.2, 0.30),
            new Sensor("MH-09", "จุดตัวอย่างย่านตะวันออกเฉียงเหนือ", 16.44410, 102.84760, 150, 3.6, 0.15),
            new Sensor("MH-10", "จุดตัวอย่างย่านตะวันตกเฉียงใต้", 16.41220, 102.81930, 170, 3.1, 0.21));
}
