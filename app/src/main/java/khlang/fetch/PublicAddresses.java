package khlang.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import khlang.web.Network;

/** Tells the addresses of the public internet from all others, by IANA's registries of special purposes. */
final class PublicAddresses {
    private static final List<Network> NOT_PUBLIC = networks(
            // This network, private, shared by carriers, own machine, own link (with the clouds' metadata).
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            // Protocols, documentation, relays of 6to4, private, benchmarks.
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // Many receivers at once, reserved, everybody.
            "224.0.0.0/4",
            "240.0.0.0/4",
            // Protocols with Teredo, documentation, 6to4, documentation.
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** All that has been given out of IPv6 for the public. */
    private static final Network GIVEN_OUT = Network.of("2000::/3");

    /** Where a gateway translates IPv4. */
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    private PublicAddresses() {}

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::of).toList();
    }

    static boolean contains(InetAddress address) {
        InetAddress meant = meant(address);
        if (NOT_PUBLIC.stream().anyMatch(network -> network.contains(meant))) {
            return false;
        }
        return meant.getAddress().length == 4 || (GIVEN_OUT.contains(meant) && !tunnelled(meant));
    }

    /** The IPv4 address that an IPv6 address only wraps, or the address itself. */
    static InetAddress meant(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (mapped(bytes) || TRANSLATED.contains(address))
                ? fromBytes(Arrays.copyOfRange(bytes, 12, 16))
                : address;
    }

    /** {@code ::ffff:a.b.c.d}, which a network of IPv6 addresses cannot say, because Java reads it as IPv4. */
    private static boolean mapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    /** An address of ISATAP, in any network, leads to the IPv4 address at its end. */
    private static boolean tunnelled(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
    }

    private static InetAddress fromBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("four bytes are an address", e);
        }
    }
}
