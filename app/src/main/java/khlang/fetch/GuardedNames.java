package khlang.fetch;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import khlang.problem.Problem;
import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up hosts and answers only where each of their addresses may be connected to. The client connects to what is
 * answered here and asks nobody else, so that no second answer can lead it elsewhere.
 */
final class GuardedNames implements DnsResolver {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedNames.class);

    /** Who knows the addresses of a host. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Allowed allowed;
    private final Names names;

    GuardedNames(Allowed allowed, Names names) {
        this.allowed = allowed;
        this.names = names;
    }

    /** The addresses of a host, or of an address as it may stand in a link. @throws Problem where one is forbidden */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = names.of(host);
        if (allowed.host(host)) {
            return all;
        }
        for (InetAddress address : all) {
            boolean open = PublicAddresses.contains(address) && !own(address);
            if (!open && !allowed.address(address)) {
                // Everybody may read the refusal, and a redirection may have led here.
                LOG.warn("may not fetch from {} ({}); KHLANG_FETCH_ALLOW can allow it", host, address.getHostAddress());
                throw Problem.invalid("url", "fetch.private");
            }
        }
        return all;
    }

    /** A machine may let itself do what its firewall lets no one else. */
    private static boolean own(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
