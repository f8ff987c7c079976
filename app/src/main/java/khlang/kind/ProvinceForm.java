package khlang.kind;

import java.util.List;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** One of the 77 provinces, by its name in Thai or English; by its code of two digits where the header says so. */
final class ProvinceForm implements Form {
    private static final int LONGEST = 40;

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() < 2 || cell.length() > LONGEST) {
            return null;
        }
        if (cell.length() == 2 && ThaiDigits.value(cell.charAt(0)) >= 0) {
            String code = ThaiDigits.toArabic(cell);
            return Provinces.isCode(code) ? code : null;
        }
        return Provinces.named(bare(cell));
    }

    private static String bare(String cell) {
        for (String prefix : List.of("จังหวัด", "จ.")) {
            if (cell.startsWith(prefix)) {
                return cell.substring(prefix.length()).strip();
            }
        }
        return cell;
    }

    @Override
    public boolean sure(String cell) {
        return cell.length() > 2;
    }

    @Override
    public boolean fits(NumberText number) {
        return number.wholeDigits() == 2 && normal(number.text()) != null;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("ขอนแก่น", "ขอนแก่น"),
                Example.sure("จ.ขอนแก่น", "ขอนแก่น"),
                Example.sure("จังหวัด ขอนแก่น", "ขอนแก่น"),
                Example.sure("กทม.", "กรุงเทพมหานคร"),
                Example.sure("Khon Kaen", "ขอนแก่น"),
                Example.sure("KHONKAEN", "ขอนแก่น"),
                Example.fits("40", "40"),
                Example.fits("๔๐", "40"),
                Example.not("29"),
                Example.not("สกนนคร"),
                Example.not("อ.เมือง จ.ขอนแก่น"));
    }
}
