package khlang.dataset;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What may be linked to. */
final class Links {
    private Links() {}

    /** Whether the text is an address of the web; anything else could run in a reader's browser. */
    static boolean isLink(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        if (!start.startsWith("http://") && !start.startsWith("https://")) {
            return false;
        }
        try {
            return read(text).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether the address holds a user's name or password, which everybody could read. */
    static boolean tellsUser(String text) {
        try {
            return read(text).getRawUserInfo() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static URI read(String text) throws URISyntaxException {
        return new URI(text.replace(" ", "%20").replace("|", "%7C"));
    }
}
