package khlang.sample;

import java.util.List;

/** Where things happen in the generated series: places inside Khon Kaen city and the four zones about them. */
final class City {
    static final List<String> ZONES = List.of("เขต 1", "เขต 2", "เขต 3", "เขต 4");

    private static final double SOUTH = 16.398;
    private static final double NORTH = 16.478;
    private static final double WEST = 102.808;
    private static final double EAST = 102.858;

    /** Busy places, as centres of clusters: latitude, longitude, spread in degrees, weight. */
    private static final double[][] CENTRES = {
        {16.4345, 102.8335, 0.0035, 18},
        {16.4330, 102.8255, 0.0030, 11},
        {16.4252, 102.8243, 0.0030, 7},
        {16.4205, 102.8370, 0.0035, 10},
        {16.4330, 102.8430, 0.0040, 9},
        {16.4450, 102.8250, 0.0040, 10},
        {16.4070, 102.8350, 0.0035, 7},
        {16.4560, 102.8240, 0.0035, 8},
        {16.4440, 102.8480, 0.0035, 6},
        {16.4120, 102.8190, 0.0040, 6},
        {16.4520, 102.8340, 0.0040, 8},
    };

    private final Chance chance;
    private final List<double[]> centres = List.of(CENTRES);
    private final double[] weights;

    City(Chance chance) {
        this.chance = chance;
        weights = centres.stream().mapToDouble(centre -> centre[3]).toArray();
    }

    /** A point inside the city and not in the lake: latitude, longitude. */
    double[] point() {
        while (true) {
            double[] point = chance.happens(0.22) ? anywhere() : nearCentre();
            if (inside(point) && !inLake(point)) {
                return point;
            }
        }
    }

    /** The zone of a point: north or south of the main east-west road, west or east of the railway. */
    static String zone(double[] point) {
        boolean north = point[0] >= 16.4325;
        boolean east = point[1] >= 102.8315;
        return ZONES.get(north ? (east ? 0 : 1) : (east ? 3 : 2));
    }

    private double[] anywhere() {
        return new double[] {SOUTH + chance.uniform() * (NORTH - SOUTH), WEST + chance.uniform() * (EAST - WEST)};
    }

    private double[] nearCentre() {
        double[] centre = chance.pick(centres, weights);
        return new double[] {chance.normal(centre[0], centre[2]), chance.normal(centre[1], centre[2])};
    }

    /** An oval about the built-up area, a little inside the municipal boundary. */
    static boolean inside(double[] point) {
        double north = (point[0] - (NORTH + SOUTH) / 2) / ((NORTH - SOUTH) / 2);
        double east = (point[1] - (EAST + WEST) / 2) / ((EAST - WEST) / 2);
        return north * north + east * east <= 1;
    }

    /** Bueng Kaen Nakhon, the lake in the south: nobody reports a broken lamp there. */
    private static boolean inLake(double[] point) {
        double north = (point[0] - 16.4130) / 0.0062;
        double east = (point[1] - 102.8375) / 0.0032;
        return north * north + east * east < 1;
    }
}
