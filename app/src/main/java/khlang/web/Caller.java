package khlang.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
                counted(
                        forwarded == null || !isProxy(peer)
                                ? peer
                                : forwarded
                                        .substring(forwarded.lastIndexOf(',') + 1)
                                        .strip()));
    }

    /** An address as limits count it: of IPv6 its first 64 bits, for one line has all addresses behind them. */
    private static String counted(String address) {
        int close = address.indexOf(']');
        String plain = address.startsWith("[") && close > 0 ? address.substring(1, close) : address;
        if (plain.indexOf(':') < 0 || !Network.isAddress(plain.toLowerCase(Locale.ROOT))) {
            return address;
        }
        try {
            // In brackets it is never looked up as a name.
            InetAddress read = InetAddress.getByName("[" + plain + "]");
            byte[] bytes = read.getAddress();
            return bytes.length == 4 ? read.getHostAddress() : HexFormat.of().formatHex(bytes, 0, 8) + "::/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** The caller's address, as limits count it; all that IPv6 has in one network of 64 bits are one. */
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
