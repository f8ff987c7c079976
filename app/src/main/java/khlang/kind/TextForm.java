package khlang.kind;

import java.util.List;

/** Words, as they are. */
final class TextForm implements Form {
    @Override
    public String normal(String cell) {
        return cell;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("เทศบาลนครขอนแก่น", "เทศบาลนครขอนแก่น"),
                Example.sure("ไม่น้อยกว่าร้อยละ ๖๐", "ไม่น้อยกว่าร้อยละ ๖๐"));
    }
}
