package khlang.tabular;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import khlang.kind.Header;

/** Recognises the row below a header that says what the columns count: (คน), (บาท), ตร.กม. */
final class UnitRow {
    private static final int FEWEST_ROWS = 2;
    private static final int LONGEST = 24;
    private static final Pattern WORD =
            Pattern.compile("(?:หน่วย(?:นับ)?|unit)\\s*[:：]?\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETS = Pattern.compile("[(\\[（]\\s*([^()\\[\\]（）]+?)\\s*[)\\]）]");

    private UnitRow() {}

    /**
     * The units of {@code width} columns, blank where a column has none; no list where the row is none of units.
     *
     * @param row the row below the names
     * @param below what follows: a unit stands above figures
     */
    static List<String> units(Row row, int width, List<Row> below) {
        if (isAlone(row, width, below)) {
            return Collections.nCopies(width, "");
        }
        List<String> units = new ArrayList<>();
        int counted = 0;
        for (int column = 0; column < width; column++) {
            String cell = row.cell(column);
            boolean said = !cell.isEmpty() && !CellText.isMissing(cell);
            String unit = said ? unit(cell) : "";
            boolean label = said && unit.isEmpty() && isLabel(cell);
            boolean bracketed = !bare(cell).equals(cell);
            boolean figures =
                    ColumnLook.areFigures(below, column) || (bracketed && ColumnLook.holdFigures(below, column));
            if (said && !label && (unit.isEmpty() || (!figures && !Header.isUnit(unit)))) {
                return List.of();
            }
            counted += !unit.isEmpty() && figures ? 1 : 0;
            units.add(unit);
        }
        boolean enough = below.size() >= FEWEST_ROWS && row.extent() <= width;
        return enough && counted > 0 ? units : List.of();
    }

    /** Whether a unit stands alone in the column of names, above names: which columns count in it is not said. */
    private static boolean isAlone(Row row, int width, List<Row> below) {
        String cell = row.cell(0);
        boolean alone = width > 1 && !cell.isEmpty() && row.filled() == 1 && Header.isUnit(unit(cell));
        return alone
                && below.size() >= FEWEST_ROWS
                && below.stream().allMatch(one -> HeaderRows.isName(one.cell(0)) && one.filled() > 1)
                && IntStream.range(1, width).anyMatch(column -> ColumnLook.areFigures(below, column));
    }

    /** The word หน่วย alone stands where a column has none. */
    private static boolean isLabel(String cell) {
        Matcher word = WORD.matcher(bare(cell));
        return word.matches() && word.group(1).isEmpty();
    }

    /** The unit that a cell says behind the word หน่วย; blank where it does not. */
    static String said(String cell) {
        Matcher word = WORD.matcher(bare(cell));
        return word.matches() ? CellText.stripped(word.group(1)) : "";
    }

    /** The unit that a cell names; blank where it names none. */
    static String unit(String cell) {
        String bare = bare(cell);
        Matcher word = WORD.matcher(bare);
        String unit = word.matches() ? word.group(1) : bare;
        boolean marked = !unit.equals(cell) && !unit.isEmpty() && unit.length() <= LONGEST && !hasDigit(unit);
        return marked || Header.isUnit(unit) ? unit : "";
    }

    private static String bare(String cell) {
        Matcher brackets = BRACKETS.matcher(cell);
        return brackets.matches() ? brackets.group(1) : cell;
    }

    static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
