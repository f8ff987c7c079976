package khlang.sample;

/** What the invented municipality takes in: how much a month, in which months, and how it grows. */
enum Revenue {
    LAND(
            "ภาษีที่ดินและสิ่งปลูกสร้าง",
            8_600_000,
            9_500,
            1.05,
            0.3,
            0.3,
            0.3,
            0.5,
            0.7,
            1.1,
            3.4,
            2.2,
            1.4,
            0.8,
            0.6,
            0.4),
    SIGN("ภาษีป้าย", 1_900_000, 900, 1.03, 0.2, 0.2, 0.3, 2.4, 2.8, 3.3, 1.0, 0.6, 0.4, 0.3, 0.3, 0.2),
    WASTE("ค่าธรรมเนียมเก็บขนมูลฝอย", 1_250_000, 21_000, 1.02, 1.1, 1, 1, 1, 0.9, 1, 0.9, 1, 1, 1, 1, 1.1),
    LICENCE("ค่าใบอนุญาตประกอบกิจการ", 640_000, 420, 1.03, 0.9, 0.8, 1.4, 1.9, 1.2, 1, 0.7, 0.7, 0.8, 0.8, 0.9, 0.9),
    RENT("ค่าเช่าทรัพย์สิน", 2_300_000, 1_150, 1.02, 1.2, 1, 1, 1, 1, 1, 0.9, 1, 1, 1, 1, 0.9),
    FINE("ค่าปรับ", 310_000, 760, 1.04, 1, 1, 1.2, 1.1, 0.9, 1, 1.1, 0.9, 0.9, 0.9, 1, 1),
    MARKET("ค่าธรรมเนียมตลาดและถนนคนเดิน", 720_000, 2_600, 1.06, 1.1, 1.4, 1.5, 1.2, 1, 1, 1, 0.8, 0.7, 0.7, 0.7, 0.9),
    ALLOTTED("ภาษีมูลค่าเพิ่มที่รัฐจัดสรรให้", 17_500_000, 1, 1.04, 0.8, 1, 1, 1.1, 1, 1, 1.1, 1, 1, 1, 1, 1);

    final String label;
    final double monthly;
    final int payers;
    final double growth;
    // Filled once by the constructor and only read.
    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] seasons;

    Revenue(String label, double monthly, int payers, double growth, double... seasons) {
        this.label = label;
        this.monthly = monthly;
        this.payers = payers;
        this.growth = growth;
        this.seasons = seasons;
    }

    /** How much more or less than usual in this month of the fiscal year, 1 for October. */
    double season(int fiscalMonth) {
        return seasons[fiscalMonth - 1];
    }

    /**
     * How the epidemic changes it: the land tax falls to a tenth for two years, as the law then had it; markets and
     * licences fall with the lockdowns.
     */
    double epidemic(int fiscalYear) {
        boolean hit = fiscalYear == 2563 || fiscalYear == 2564;
        return switch (this) {
            case LAND -> hit ? 0.14 : 1;
            case MARKET -> hit ? 0.45 : fiscalYear == 2565 ? 0.8 : 1;
            case LICENCE, FINE, ALLOTTED -> hit ? 0.82 : 1;
            case SIGN, WASTE, RENT -> hit ? 0.93 : 1;
        };
    }
}
