package khlang.datastore;

import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes rows as CKAN's dump does: {@code <data><row _id="1"><name>…</name></row></data>}. Names of fields keep their Thai
 * letters; what no name in XML may have becomes {@code _}.
 */
final class XmlFile implements RowFile {
    private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final XMLStreamWriter xml;
    private final List<Field> columns;
    private final List<String> names;

    /** Hands letters on. */
    private static final class Letters extends Writer {
        private final ByteWriter out;

        Letters(ByteWriter out) {
            this.out = out;
        }

        @Override
        public void write(char[] letters, int start, int length) {
            out.text(new String(letters, start, length));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    XmlFile(ByteWriter out, List<Field> columns) {
        this.columns = columns;
        Set<String> taken = new HashSet<>();
        this.names = columns.stream()
                .map(field -> {
                    String name = name(field.id());
                    return taken.add(name) ? name : name + "_" + field.position();
                })
                .toList();
        try {
            this.xml = FACTORY.createXMLStreamWriter(new Letters(out));
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML", e);
        }
    }

    private static String name(String id) {
        StringBuilder name = new StringBuilder();
        id.codePoints().forEach(point -> name.appendCodePoint(isInName(point) ? point : '_'));
        int first = name.codePointAt(0);
        return Character.isLetter(first) || first == '_' ? name.toString() : "_" + name;
    }

    private static boolean isInName(int point) {
        boolean mark = Character.getType(point) == Character.NON_SPACING_MARK;
        boolean digit = (point >= '0' && point <= '9') || (point >= '๐' && point <= '๙');
        return point == '_' || point == '-' || point == '.' || digit || mark || Character.isLetter(point);
    }

    @Override
    public void begin() {
        write(() -> {
            xml.writeStartElement("data");
            xml.writeNamespace("xsi", SCHEMA);
            xml.writeCharacters("\n");
        });
    }

    @Override
    public void row(@Nullable Object[] values) {
        write(() -> {
            xml.writeStartElement("row");
            for (int index = 0; index < values.length; index++) {
                if (columns.get(index).position() == 0) {
                    xml.writeAttribute(SearchPlan.ROW.id(), String.valueOf(values[index]));
                }
            }
            for (int index = 0; index < values.length; index++) {
                if (columns.get(index).position() != 0) {
                    cell(names.get(index), values[index]);
                }
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    private void cell(String name, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            xml.writeEmptyElement(name);
            xml.writeAttribute("xsi", SCHEMA, "nil", "true");
            return;
        }
        xml.writeStartElement(name);
        if (value instanceof Nested nested) {
            parts(Json.MAPPER.readTree(nested.json()));
        } else {
            letters(Values.text(value));
        }
        xml.writeEndElement();
    }

    /** Writes each part of a list or an object as {@code <value key="…">}, by its place or its name. */
    private void parts(JsonNode node) throws XMLStreamException {
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                part(String.valueOf(index), node.get(index));
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> part : node.properties()) {
                part(part.getKey(), part.getValue());
            }
        } else {
            letters(node.asString(""));
        }
    }

    /** A carriage return that stands there as it is would come back as a new line, or not at all. */
    private void letters(String text) throws XMLStreamException {
        String sound = sound(text);
        int from = 0;
        for (int at = sound.indexOf('\r'); at >= 0; at = sound.indexOf('\r', from)) {
            xml.writeCharacters(sound.substring(from, at));
            xml.writeEntityRef("#13");
            from = at + 1;
        }
        xml.writeCharacters(sound.substring(from));
    }

    private void part(String key, JsonNode value) throws XMLStreamException {
        xml.writeStartElement("value");
        xml.writeAttribute("key", sound(key));
        if (value.isNull()) {
            xml.writeAttribute("xsi", SCHEMA, "nil", "true");
        }
        parts(value);
        xml.writeEndElement();
    }

    /** XML has no place for control characters but three, nor for the two letters that are none. */
    private static String sound(String text) {
        boolean odd = text.chars()
                .anyMatch(letter ->
                        letter >= 0xFFFE || (letter < ' ' && letter != '\n' && letter != '\t' && letter != '\r'));
        return odd ? text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD") : text;
    }

    @Override
    public void end() {
        write(() -> {
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.flush();
        });
    }

    /** Something that is written. */
    @FunctionalInterface
    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML", e);
        }
    }
}
