package khlang.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whom a request comes from. */
public final class Caller {
    private Caller() {}

    /** The caller's address; a proxy on this machine or in this network is believed whom it asks for. */
    public static String address(Context context) {
        String peer = context.req().getRemoteAddr();
        String forwarded = context.header("X-Forwarded-For");
        if (forwarded == null || !near(peer)) {
            return peer;
        }
        // A caller can write whatever they like before the address that the proxy adds.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static boolean near(String address) {
        try {
            InetAddress peer = InetAddress.getByName(address);
            return peer.isLoopbackAddress() || peer.isSiteLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
