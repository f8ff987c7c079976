package khlang.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amount of baht, or of thousands or millions of them; which, is the unit of the column. */
final class MoneyForm implements Form {
    @Override
    public @Nullable String normal(String cell) {
        QuantityText quantity = new QuantityText();
        boolean fits = quantity.read(cell) && (quantity.unit().isEmpty() || QuantityText.isMoney(quantity.unit()));
        return fits ? quantity.number().plain() : null;
    }

    @Override
    public boolean sure(String cell) {
        QuantityText quantity = new QuantityText();
        return quantity.read(cell) && QuantityText.isMoney(quantity.unit());
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("1,200 บาท", "1200"),
                Example.sure("฿1,200.50", "1200.50"),
                Example.sure("THB 500", "500"),
                Example.sure("๕๐๐.-", "500"),
                Example.sure("500.- บาท", "500"),
                Example.sure("500,-", "500"),
                Example.sure("1,500,- บาท", "1500"),
                Example.sure("500.– บาท", "500"),
                Example.sure("500.— บาท", "500"),
                Example.sure("๕๐๐.–", "500"),
                Example.sure("(300).—", "-300"),
                Example.sure("๑ ล้านบาท", "1"),
                Example.sure("500 ฿", "500"),
                Example.sure("500฿", "500"),
                Example.sure("-฿1,200.50", "-1200.50"),
                Example.sure("−฿ 300", "-300"),
                Example.sure("฿-300", "-300"),
                Example.sure("-300 บาท", "-300"),
                Example.sure("-300.-", "-300"),
                Example.sure("(300 บาท)", "-300"),
                Example.sure("(300) บาท", "-300"),
                Example.sure("(฿300.00)", "-300.00"),
                Example.sure("฿ (300)", "-300"),
                Example.sure("(300.-)", "-300"),
                Example.sure("(300).-", "-300"),
                Example.fits("(300)", "-300"),
                Example.fits("3,000,000", "3000000"),
                Example.not("1,200 ดอลลาร์"),
                Example.not("ไม่เกิน 500 บาท"),
                Example.not("500.- คน"),
                Example.not("500,- คน"),
                Example.not("500.– คน"),
                Example.not("500–600 บาท"),
                Example.not("00500 บาท"),
                Example.not("(-300 บาท)"),
                Example.not("-฿-300"),
                Example.not("-(300) บาท"),
                Example.not("((300) บาท)"),
                Example.not("(300 บาท"),
                Example.not("(043) 221202"),
                Example.not("(043)"));
    }
}
