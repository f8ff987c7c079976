package khlang.tabular;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import khlang.problem.Problem;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * In which encoding a ZIP file has the names of its entries that are not marked as UTF-8: Windows writes those of Thai
 * files in Windows-874.
 */
final class EntryNames {
    private EntryNames() {}

    /** @throws Problem where it is damaged */
    static Charset charset(Path file) {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            boolean thai = Collections.list(zip.getEntriesInPhysicalOrder()).stream()
                    .filter(entry -> !entry.getGeneralPurposeBit().usesUTF8ForNames())
                    .anyMatch(EntryNames::isThai);
            return thai ? TextEncoding.WINDOWS_874 : StandardCharsets.UTF_8;
        } catch (IOException e) {
            throw Problem.invalid("upload", "tabular.packed_broken");
        }
    }

    private static boolean isThai(ZipArchiveEntry entry) {
        byte[] name = entry.getRawName();
        return name != null
                && !isWritten(name, StandardCharsets.UTF_8)
                && isWritten(name, TextEncoding.WINDOWS_874)
                && new String(name, TextEncoding.WINDOWS_874)
                        .chars()
                        .anyMatch(letter -> letter >= 'ก' && letter <= 'ฮ');
    }

    private static boolean isWritten(byte[] name, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(name));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
