package khlang.dcat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Addresses that people typed, in the form in which machines may hold them. */
final class WebAddress {
    private WebAddress() {}

    /** The address with all that is no plain letter in percent signs; absent where it is none of the web. */
    static Optional<String> of(String typed) {
        try {
            URI uri = new URI(typed.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
