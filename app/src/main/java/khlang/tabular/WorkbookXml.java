package khlang.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import javax.xml.parsers.ParserConfigurationException;
import khlang.problem.Problem;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML inside a workbook as a stream, without entities, and stops where it unpacks to too much. */
final class WorkbookXml {
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private final TabularLimits limits;
    /** XML shrinks to a tenth; what shrinks to less than a hundredth is a bomb once it is as large as this. */
    private static final long SMALL = 64L << 20;

    private static final int LARGEST_RATIO = 100;

    private final AtomicLong unpacked = new AtomicLong();
    private final long packed;

    /** Of what is not packed, or measured otherwise. */
    WorkbookXml(TabularLimits limits) {
        this(limits, Long.MAX_VALUE);
    }

    /** @param packed how large the workbook is */
    WorkbookXml(TabularLimits limits, long packed) {
        this.limits = limits;
        this.packed = packed;
    }

    /** How many bytes have been unpacked since {@link #restart}; may be asked by another thread. */
    long unpacked() {
        return unpacked.get();
    }

    void restart() {
        unpacked.set(0);
    }

    /**
     * Reads XML to its end.
     *
     * @param sums the check sums of which its bytes must have one, as the ZIP around them states; empty where none are
     *     known
     * @throws IOException where it has another, or is no XML
     */
    void parse(InputStream part, Set<Long> sums, DefaultHandler handler) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new Counted(new CheckedInputStream(part, sum))) {
            XMLReader xml = XMLHelper.newXMLReader();
            // No spreadsheet program writes one; it can only name files of ours or grow without end.
            xml.setFeature(NO_DOCTYPE, true);
            xml.setContentHandler(handler);
            xml.setErrorHandler(handler);
            xml.parse(new InputSource(CloseShieldInputStream.wrap(in)));
            in.transferTo(OutputStream.nullOutputStream());
            if (!sums.isEmpty() && !sums.contains(sum.getValue())) {
                throw new IOException("a part of the workbook has another check sum than its ZIP states");
            }
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("XML cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a failure of POI or of the XML parser means for the one who uploaded the file. */
    static Problem broken(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            String message = String.valueOf(cause.getMessage());
            if (message.contains("Zip bomb")) {
                return Problem.invalid("upload", "tabular.bomb");
            }
            if (message.startsWith("Strict OOXML")) {
                return Problem.invalid("upload", "tabular.strict");
            }
            if (message.contains("DOCTYPE")) {
                return Problem.invalid("upload", "tabular.doctype");
            }
        }
        return Problem.invalid("upload", "tabular.broken_workbook");
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            long bytes = unpacked.addAndGet(Math.max(count, 0));
            boolean bomb = bytes > SMALL && bytes / LARGEST_RATIO > packed;
            if (bomb || bytes > limits.uncompressedBytes()) {
                throw Problem.invalid("upload", "tabular.bomb");
            }
            return count;
        }
    }
}
