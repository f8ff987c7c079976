package khlang.sample;

/** What people report: how often, in which season, and how long it takes to put right. */
enum ComplaintType {
    LIGHT("ไฟฟ้าส่องสว่าง", 19, 5, 1, 1, 1, 1, 1.1, 1.2, 1.2, 1.3, 1.3, 1.1, 1, 1),
    ROAD("ถนนและทางเท้าชำรุด", 15, 16, 0.8, 0.8, 0.9, 0.9, 1.1, 1.2, 1.3, 1.4, 1.6, 1.4, 1, 0.9),
    FLOOD("น้ำท่วมขังและท่อระบายน้ำอุดตัน", 14, 4, 0.1, 0.15, 0.35, 0.6, 1.4, 1.5, 1.7, 2.3, 3.0, 1.7, 0.3, 0.1),
    WASTE("ขยะและสิ่งปฏิกูล", 17, 3, 1.1, 1, 1, 1.5, 1, 0.9, 0.9, 1, 1, 1, 1.1, 1.2),
    NOISE("กลิ่นและเสียงรบกวน", 10, 7, 1.2, 1.1, 1.1, 1.3, 0.9, 0.8, 0.8, 0.8, 0.8, 0.9, 1.2, 1.5),
    ANIMAL("สัตว์จรจัด", 7, 9, 1, 1, 1.1, 1.1, 1, 1, 1, 1, 1, 1, 1, 1),
    TREE("ต้นไม้กีดขวางหรือหักโค่น", 7, 4, 0.6, 0.7, 1.3, 1.7, 1.8, 1.2, 1.2, 1.2, 1.1, 0.9, 0.6, 0.5),
    SMOKE("ควันและฝุ่นจากการเผา", 5, 2, 2.6, 3.0, 2.8, 1.6, 0.3, 0.1, 0.1, 0.1, 0.1, 0.3, 1.0, 2.0),
    CABLE("สายสื่อสารรกรุงรัง", 4, 24, 1, 1, 1, 1, 1.1, 1.1, 1.1, 1.1, 1.1, 1, 1, 1),
    STALL("หาบเร่แผงลอยกีดขวางทาง", 5, 6, 1.1, 1, 1, 1, 0.9, 0.9, 0.9, 0.9, 0.9, 1, 1.2, 1.4);

    final String label;
    final double weight;
    final double usualDays;
    // Filled once by the constructor and only read.
    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] seasons;

    ComplaintType(String label, double weight, double usualDays, double... seasons) {
        this.label = label;
        this.weight = weight;
        this.usualDays = usualDays;
        this.seasons = seasons;
    }

    /** How much more or less than usual in this month, 1 for January. */
    double season(int month) {
        return seasons[month - 1];
    }
}
