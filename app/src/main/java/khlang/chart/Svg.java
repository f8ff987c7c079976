package khlang.chart;

import java.util.Locale;
import khlang.web.Run;

/**
 * Writes one drawing. Everything that comes from data is escaped here; colours are class names that the style sheet
 * knows, with plain attributes beneath for where there is none.
 */
final class Svg {
    private final StringBuilder markup = new StringBuilder();

    /** Begins a drawing with its name and description for those who cannot see it. */
    Svg(String className, int width, double height, int letters, String title, String description) {
        markup.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"")
                .append(className)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(number(height))
                .append("\" role=\"img\" font-size=\"")
                .append(letters)
                .append("\">");
        spoken("title", title);
        spoken("desc", description);
    }

    /** A rectangle; {@code tip} is shown where a pointer rests. */
    void rect(String className, String fill, double x, double y, double width, double height, String tip) {
        markup.append("<rect class=\"").append(className).append("\" fill=\"").append(fill);
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        markup.append("\" rx=\"2");
        end("rect", tip);
    }

    /** A line from one place to another. */
    void line(String className, double x1, double y1, double x2, double y2) {
        markup.append("<line class=\"").append(className).append("\" stroke=\"#9aa5a9");
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        end("line", "");
    }

    /** A shape in SVG's path language. */
    void path(String className, String fill, String stroke, String shape, String tip) {
        markup.append("<path class=\"")
                .append(className)
                .append("\" fill=\"")
                .append(fill)
                .append("\" stroke=\"")
                .append(stroke)
                .append("\" d=\"")
                .append(shape);
        end("path", tip);
    }

    /** A shape drawn more or less strongly. */
    void shade(String className, String fill, double opacity, String shape, String tip) {
        markup.append("<path class=\"")
                .append(className)
                .append("\" fill=\"")
                .append(fill)
                .append("\" opacity=\"")
                .append(number(opacity))
                .append("\" d=\"")
                .append(shape);
        end("path", tip);
    }

    /** A dot. */
    void dot(String className, double x, double y, double radius, String tip) {
        markup.append("<circle class=\"").append(className).append("\" fill=\"#0b7bb8");
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        end("circle", tip);
    }

    /** Words; {@code anchor} is start, middle or end, {@code whole} what was meant where the words were cut. */
    void text(String className, double x, double y, String anchor, String words, String whole) {
        markup.append("<text class=\"").append(className);
        attribute("x", x);
        attribute("y", y);
        markup.append("\" text-anchor=\"").append(anchor);
        if (Run.hasThai(words)) {
            // A value of the table, which is in Thai on an English page too.
            markup.append("\" lang=\"th");
        }
        markup.append("\">").append(escaped(words));
        tip(whole.equals(words) ? "" : whole);
        markup.append("</text>");
    }

    private void attribute(String name, double value) {
        markup.append("\" ").append(name).append("=\"").append(number(value));
    }

    private void end(String element, String tip) {
        if (tip.isEmpty()) {
            markup.append("\"/>");
            return;
        }
        markup.append("\">");
        tip(tip);
        markup.append("</").append(element).append('>');
    }

    private void tip(String tip) {
        if (!tip.isEmpty()) {
            spoken("title", tip);
        }
    }

    /** Words that are read aloud, so that their language is said. */
    private void spoken(String element, String words) {
        markup.append('<').append(element);
        if (Run.hasThai(words)) {
            markup.append(" lang=\"th\"");
        }
        markup.append('>').append(escaped(words)).append("</").append(element).append('>');
    }

    /** The finished drawing. */
    String done() {
        return markup + "</svg>";
    }

    /** A coordinate, to a hundredth. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        String brief = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
        return brief.equals("-0") ? "0" : brief;
    }

    /** Text that cannot become markup; control characters, which XML forbids, are left out. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (point >= 0x20 && (point < 0x7F || point > 0x9F) && (point < 0xD800 || point > 0xDFFF)) {
                        safe.appendCodePoint(point);
                    }
                }
            }
        });
        return safe.toString();
    }
}
