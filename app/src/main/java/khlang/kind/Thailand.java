package khlang.kind;

/** Where Thailand lies, with some room around it, in degrees. */
public final class Thailand {
    public static final double SOUTH = 5;
    public static final double NORTH = 21;
    public static final double WEST = 97;
    public static final double EAST = 106;

    private Thailand() {}

    /** Whether a point lies there. */
    static boolean holds(double latitude, double longitude) {
        return latitude >= SOUTH && latitude <= NORTH && longitude >= WEST && longitude <= EAST;
    }

    /** Whether a point lies there that is written as {@link Kind#COORDINATES} are in normal form. */
    public static boolean holds(String coordinates) {
        int comma = coordinates.indexOf(',');
        return holds(
                Double.parseDouble(coordinates.substring(0, comma)),
                Double.parseDouble(coordinates.substring(comma + 1)));
    }
}
