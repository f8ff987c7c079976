package khlang.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A network of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param address one of its addresses
 * @param bits how many of its first bits all of them share
 */
public record Network(InetAddress address, int bits) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    /** Whether a text is an address and no name. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /**
     * Reads networks and addresses between commas.
     *
     * @throws IllegalArgumentException naming the entry that is neither
     */
    public static List<Network> all(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(Network::of)
                .toList();
    }

    /**
     * Reads a network, or a single address.
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static Network of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        try {
            // A name is never looked up here.
            if (!isAddress(address) || !(slash < 0 || bits.matches("[0-9]{1,3}"))) {
                throw new IllegalArgumentException("no network: " + text);
            }
            InetAddress read = InetAddress.getByName(address);
            int length = read.getAddress().length * 8;
            int shared = slash < 0 ? length : Integer.parseInt(bits);
            if (shared > length) {
                throw new IllegalArgumentException("no network: " + text);
            }
            return new Network(read, shared);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no network: " + text, e);
        }
    }

    /** Whether an address is of this network. */
    public boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] others = other.getAddress();
        if (own.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((own[bit / 8] & mask) != (others[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
