package khlang.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** So many of a hundred; 80% is kept as 80, with the unit %. */
final class PercentForm implements Form {
    @Override
    public @Nullable String normal(String cell) {
        QuantityText quantity = new QuantityText();
        boolean fits = quantity.read(cell)
                && (quantity.unit().isEmpty() || quantity.unit().equals(QuantityText.PERCENT));
        return fits ? quantity.number().plain() : null;
    }

    @Override
    public boolean sure(String cell) {
        QuantityText quantity = new QuantityText();
        return quantity.read(cell) && quantity.unit().equals(QuantityText.PERCENT);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("41.71%", "41.71"),
                Example.sure("๑๐๐ %", "100"),
                Example.sure("ร้อยละ 80", "80"),
                Example.sure("ร้อยละ 80 %", "80"),
                Example.sure("2.5 เปอร์เซ็นต์", "2.5"),
                Example.sure("(3%)", "-3"),
                Example.sure("(3.5) %", "-3.5"),
                Example.sure("-ร้อยละ 3", "-3"),
                Example.fits("41.71", "41.71"),
                Example.not("ร้อยละ 30-50"),
                Example.not("ไม่น้อยกว่าร้อยละ ๖๐"),
                Example.not("ร้อยละ 80.-"),
                Example.not("10 (45%)"),
                Example.not("80 คน"));
    }
}
