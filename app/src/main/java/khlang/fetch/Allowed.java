package khlang.fetch;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import khlang.web.Network;

/**
 * What an operator lets be fetched although it is not of the public internet.
 *
 * @param networks networks, each with all of its addresses
 * @param hosts hosts by name, wherever that leads
 */
public record Allowed(List<Network> networks, Set<String> hosts) {
    /** Nothing but the public internet. */
    public static final Allowed NOTHING = new Allowed(List.of(), Set.of());

    public Allowed {
        networks = List.copyOf(networks);
        hosts = Set.copyOf(hosts);
    }

    /**
     * Reads networks, addresses and names of hosts between commas.
     *
     * @throws IllegalArgumentException naming the entry that is none of these
     */
    public static Allowed of(String text) {
        List<Network> networks = new ArrayList<>();
        Set<String> hosts = new LinkedHashSet<>();
        for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            String entry = part.strip();
            if (entry.isEmpty()) {
                continue;
            }
            if (entry.contains("/") || Network.isAddress(entry)) {
                networks.add(Network.of(entry));
            } else if (entry.matches("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")) {
                hosts.add(entry);
            } else {
                throw new IllegalArgumentException("neither network nor host: " + entry);
            }
        }
        return new Allowed(networks, hosts);
    }

    boolean host(String name) {
        return hosts.contains(name.toLowerCase(Locale.ROOT));
    }

    boolean address(InetAddress address) {
        InetAddress meant = PublicAddresses.meant(address);
        return networks.stream().anyMatch(network -> network.contains(address) || network.contains(meant));
    }
}
