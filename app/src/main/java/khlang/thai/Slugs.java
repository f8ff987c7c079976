package khlang.thai;

import java.util.Locale;
import java.util.zip.CRC32;

/** Names for addresses, made from titles. */
public final class Slugs {
    private static final int LONGEST = 70;
    private static final int SHORTEST = 2;

    private Slugs() {}

    /**
     * A slug of 2 to 70 characters a–z, 0–9, - for {@code title}, always the same for the same title: Thai words are
     * romanised, Latin words and digits kept. Two titles may give one slug; who needs them apart adds a number.
     */
    public static String of(String title) {
        StringBuilder slug = new StringBuilder();
        for (String word : ThaiWords.words(ThaiDigits.toArabic(title).toLowerCase(Locale.ROOT))) {
            String latin = latin(word);
            if (latin.isEmpty()) {
                continue;
            }
            if (slug.length() + 1 + latin.length() > LONGEST) {
                break;
            }
            slug.append(slug.length() == 0 ? "" : "-").append(latin);
        }
        return slug.length() >= SHORTEST ? slug.toString() : fallback(slug, title);
    }

    private static String latin(String word) {
        boolean thai = word.charAt(0) >= 'ก' && word.charAt(0) <= '\u0E4E';
        String latin = thai ? Romanisation.of(word) : word.replaceAll("[^a-z0-9]+", "-");
        String trimmed = latin.replaceAll("^-+|-+$", "");
        return trimmed.length() <= LONGEST / 2 ? trimmed : trimmed.substring(0, LONGEST / 2);
    }

    /** For a title without a readable letter, such as one in another script. */
    private static String fallback(StringBuilder slug, String title) {
        CRC32 sum = new CRC32();
        sum.update(title.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return (slug.length() == 0 ? "dataset" : slug) + "-" + String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
