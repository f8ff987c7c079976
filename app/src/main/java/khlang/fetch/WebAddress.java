package khlang.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import khlang.problem.Problem;

/** Reads addresses of the web, forgiving what browsers forgive. */
final class WebAddress {
    private WebAddress() {}

    /** The address that an officer wrote. @throws Problem where it is none that may be fetched */
    static URI of(String text) {
        return checked(read(text));
    }

    /** The address that a redirection names, seen from where it was met. @throws Problem as above */
    static URI of(URI from, String text) {
        return checked(from.resolve(read(text)));
    }

    private static URI read(String text) {
        try {
            return new URI(text.strip().replace(" ", "%20").replace("|", "%7C"));
        } catch (URISyntaxException e) {
            throw Problem.invalid("url", "fetch.address", text);
        }
    }

    private static URI checked(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw Problem.invalid("url", "fetch.scheme");
        }
        if (address.getRawUserInfo() != null) {
            throw Problem.invalid("url", "fetch.credentials");
        }
        if (address.getHost() == null) {
            throw Problem.invalid("url", "fetch.address", address);
        }
        // What stands behind # is the reader's own, and Thai letters go out as bytes of UTF-8.
        String ascii = address.toASCIIString();
        int hash = ascii.indexOf('#');
        return URI.create(hash < 0 ? ascii : ascii.substring(0, hash));
    }
}
