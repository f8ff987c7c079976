package khlang.web;

import io.javalin.http.Context;
import khlang.thai.Slugs;

/** The name under which a browser keeps an answer. */
public final class Attachment {
    private static final int LONGEST = 150;

    private Attachment() {}

    /** Has the browser keep the answer, under a file's own name. */
    public static void named(Context context, String fileName) {
        context.header("Content-Disposition", header(fileName));
    }

    /** Has the browser keep the answer, under a title for people with the ending of its form. */
    public static void titled(Context context, String title, String ending) {
        named(context, titled(title, ending));
    }

    /** The same for clients that know no titles and take another name, such as an id. */
    public static void titled(Context context, String plain, String title, String ending) {
        context.header("Content-Disposition", header(plain + "." + ending, titled(title, ending)));
    }

    private static String titled(String title, String ending) {
        String stem = title.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ")
                .replaceAll(" {2,}", " ")
                .strip();
        int end = Math.min(stem.length(), LONGEST);
        return (stem.isEmpty() ? "data" : stem.substring(0, end).strip()) + "." + ending;
    }

    /** All letters by RFC 6266, and before them letters of ASCII, Thai romanised, for clients that know no others. */
    static String header(String fileName) {
        return header(plain(fileName), fileName);
    }

    private static String header(String plain, String fileName) {
        String header = "attachment; filename=\"" + plain + "\"";
        return plain.equals(fileName)
                ? header
                : header + "; filename*=UTF-8''" + View.encoded(fileName).replace("*", "%2A");
    }

    private static String plain(String fileName) {
        if (fileName.matches("[\\x20-\\x7E&&[^\"\\\\%]]+")) {
            return fileName;
        }
        int dot = fileName.lastIndexOf('.');
        String ending = dot < 0 ? "" : fileName.substring(dot).replaceAll("[^A-Za-z0-9.]", "");
        return Slugs.of(dot <= 0 ? fileName : fileName.substring(0, dot)) + ending;
    }
}
