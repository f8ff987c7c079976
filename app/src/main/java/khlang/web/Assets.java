package khlang.web;

import io.javalin.http.staticfiles.StaticFileConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The style sheet, script, fonts and pictures of the pages. Their addresses carry a sum of what is in them, so that a
 * browser keeps them for a year and yet never shows a page in the clothes of an older version.
 */
public final class Assets {
    /** All files of the folder {@code static} that a page uses. */
    static final List<String> FILES = List.of(
            "favicon.svg",
            "fonts/khlang-looped-400.woff2",
            "fonts/khlang-looped-600.woff2",
            "icons.svg",
            "khlang.css",
            "khlang.js",
            "logo.svg",
            "swagger-start.js");

    private static final String FOLDER = "/static";
    private static final String PATH = FOLDER + "/" + sum();

    private Assets() {}

    /** The address of a file, as in {@code khlang.css}. */
    public static String url(String file) {
        return PATH + "/" + file;
    }

    /** The files at addresses that change with them, to be kept for a year. */
    public static void kept(StaticFileConfig files) {
        files.hostedPath = PATH;
        files.directory = FOLDER;
        files.headers = java.util.Map.of("Cache-Control", "public, max-age=31536000, immutable");
    }

    /** The files at addresses that stay, asked for anew each time. */
    public static void plain(StaticFileConfig files) {
        files.hostedPath = FOLDER;
        files.directory = FOLDER;
        files.headers = java.util.Map.of("Cache-Control", "no-cache");
    }

    private static String sum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                try (InputStream in = Assets.class.getResourceAsStream(FOLDER + "/" + file)) {
                    if (in == null) {
                        throw new IllegalStateException("the program lacks its file " + file);
                    }
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the pages' files", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
