package khlang.quality;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tags of HTML, as copying from a web page or exporting from an editor leaves them. */
final class HtmlCheck implements TextCheck {
    private static final Pattern TAG = Pattern.compile(
            "</?(?:p|br|b|i|u|a|ul|ol|li|div|span|strong|em|font|table|tbody|thead|tr|td|th|h[1-6]|img|hr|script|style)"
                    + "(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile("<(?:br|/p|/div|/li|/tr)\\b[^<>]*>", Pattern.CASE_INSENSITIVE);

    @Override
    public @Nullable String mended(String cell) {
        if (cell.indexOf('<') < 0 || !TAG.matcher(cell).find()) {
            return null;
        }
        String lines = LINE.matcher(cell).replaceAll(" ");
        return TAG.matcher(lines).replaceAll("").replaceAll(" {2,}", " ").strip();
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("<p>ซ่อมถนน</p>", "ซ่อมถนน"),
                Sample.wrong("ถนน<br/>มิตรภาพ", "ถนน มิตรภาพ"),
                Sample.wrong("<a href=\"https://example.go.th\">เว็บ</a>", "เว็บ"),
                Sample.right("น้อยกว่า <60"),
                Sample.right("a < b > c"),
                Sample.right("<ไม่ระบุ>"));
    }
}
