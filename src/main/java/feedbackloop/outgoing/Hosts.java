package feedbackloop.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Which hosts may be spoken to. Those of the own network must be named in the settings.
 * Else somebody could reach by us what is not for them.
 */
final class Hosts {

	private final Set<String> allowed;

	Hosts(Set<String> allowed) {
		this.allowed = allowed;
	}

	/**
	 * Whether the host is open to us, by each of its addresses.
	 * @throws UnknownHostException if it has none
	 */
	boolean isOpen(String host) throws UnknownHostException {
		if (isNamed(host)) {
			return true;
		}
		for (InetAddress address : InetAddress.getAllByName(host)) {
			if (isOwn(address)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether the settings name it.
	 */
	boolean isNamed(String host) {
		return this.allowed.contains(host);
	}

	private static boolean isOwn(InetAddress address) {
		byte[] bytes = address.getAddress();
		int first = bytes[0] & 0xff;
		int second = bytes[1] & 0xff;
		boolean isUnique = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
		boolean isShared = bytes.length == 4 && (first == 0 || (first == 100 && (second & 0xc0) == 64));
		return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
				|| address.isSiteLocalAddress() || address.isMulticastAddress() || isUnique || isShared;
	}

}
