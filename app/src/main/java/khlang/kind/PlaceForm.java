package khlang.kind;

import java.util.List;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * A district or subdistrict. With อำเภอ, อ., ตำบล, ต. or แขวง in front a name shows itself; a bare name or a code of the
 * Department of Provincial Administration (the province's two digits and more) needs the header. The names themselves
 * are not listed here: there are 8,000, and new ones come.
 */
final class PlaceForm implements Form {
    static final PlaceForm DISTRICT = new PlaceForm(
            List.of("อำเภอ", "อ.", "เขต", "กิ่งอำเภอ"),
            4,
            List.of(
                    Example.sure("อ.เมืองขอนแก่น", "เมืองขอนแก่น"),
                    Example.sure("อำเภอ บ้านไผ่", "บ้านไผ่"),
                    Example.sure("เขตบางรัก", "บางรัก"),
                    Example.fits("บ้านไผ่", "บ้านไผ่"),
                    Example.fits("4001", "4001"),
                    Example.not("2901"),
                    Example.not("เขต 1"),
                    Example.not("อ.เมือง จ.ขอนแก่น"),
                    Example.not("400101")));
    static final PlaceForm SUBDISTRICT = new PlaceForm(
            List.of("ตำบล", "ต.", "แขวง"),
            6,
            List.of(
                    Example.sure("ต.ในเมือง", "ในเมือง"),
                    Example.sure("ตำบลศิลา", "ศิลา"),
                    Example.sure("แขวงสีลม", "สีลม"),
                    Example.fits("ศิลา", "ศิลา"),
                    Example.fits("๔๐๐๑๐๑", "400101"),
                    Example.not("290101"),
                    Example.not("ต."),
                    Example.not("ต.ในเมือง อ.เมือง จ.ขอนแก่น"),
                    Example.not("4001")));

    private static final int LONGEST = 40;
    private final List<String> prefixes;
    private final int digits;
    private final List<Example> examples;

    private PlaceForm(List<String> prefixes, int digits, List<Example> examples) {
        this.prefixes = prefixes;
        this.digits = digits;
        this.examples = examples;
    }

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        if (ThaiDigits.value(cell.charAt(0)) >= 0) {
            return code(ThaiDigits.toArabic(cell));
        }
        String name = cell.substring(prefix(cell)).strip();
        return isName(name) ? name : null;
    }

    private @Nullable String code(String text) {
        boolean code = text.length() == digits && text.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return code && Provinces.isCode(text.substring(0, 2)) ? text : null;
    }

    private int prefix(String cell) {
        for (String prefix : prefixes) {
            if (cell.startsWith(prefix)) {
                return prefix.length();
            }
        }
        return 0;
    }

    /** Letters only; a dot would be that of a further part of an address. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            boolean thai = letter >= 'ก' && letter <= '\u0E4E';
            boolean latin = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
            if (!thai && !latin && letter != ' ') {
                return false;
            }
        }
        return name.length() > 1;
    }

    @Override
    public boolean sure(String cell) {
        return ThaiDigits.value(cell.charAt(0)) < 0 && prefix(cell) > 0;
    }

    @Override
    public boolean fits(NumberText number) {
        return number.wholeDigits() == digits && normal(number.text()) != null;
    }

    @Override
    public List<Example> examples() {
        return examples;
    }
}
