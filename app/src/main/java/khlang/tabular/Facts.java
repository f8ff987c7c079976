package khlang.tabular;

/** Tells a row of a form from a header or a row of data: หน่วยงาน: · กองช่าง · ปี: · 2567. */
final class Facts {
    private Facts() {}

    /** How many names with a colon behind them a row has, each followed by its value; 0 where anything else stands in it. */
    static int in(Row row) {
        int names = 0;
        int values = 0;
        boolean open = false;
        for (String cell : row.cells()) {
            boolean name = cell.endsWith(":") || cell.endsWith("：");
            if (!cell.isEmpty() && !name && !open) {
                return 0;
            }
            names += name ? 1 : 0;
            values += !cell.isEmpty() && !name ? 1 : 0;
            open = name || (open && cell.isEmpty());
        }
        return values > 0 ? names : 0;
    }
}
