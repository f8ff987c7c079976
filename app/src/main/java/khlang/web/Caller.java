package khlang.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;

/** Whom a request comes from. */
public final class Caller {
    private static final String ADDRESS = "khlang.caller";

    private static final String KNOWN = "khlang.known";

    private final List<Network> proxies;

    /** @param proxies who is believed for whom it asks */
    public Caller(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** Looks whom a request comes from, before anything else asks. */
    public void identify(Context context) {
        String peer = context.req().getRemoteAddr();
        String forwarded = context.header("X-Forwarded-For");
        // A caller can write whatever they like before the address that the proxy adds.
        context.attribute(
                ADDRESS,
                forwarded == null || !isProxy(peer)
                        ? peer
                        : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    }

    /** The caller's address, as it was found when the request came. */
    public static String address(Context context) {
        return Objects.requireNonNull(context.attribute(ADDRESS));
    }

    private boolean isProxy(String address) {
        try {
            InetAddress peer = InetAddress.getByName(address);
            return proxies.stream().anyMatch(proxy -> proxy.contains(peer));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Marks a request as one of somebody who has shown who they are. */
    public static void know(Context context) {
        context.attribute(KNOWN, true);
    }

    /** Whether somebody asks who has shown who they are. */
    static boolean isKnown(Context context) {
        return context.attribute(KNOWN) != null;
    }
}
