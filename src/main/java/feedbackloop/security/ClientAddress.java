package feedbackloop.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * The address that limits count. Of IPv6 it is the network: whoever has one has all
 * addresses in it.
 */
final class ClientAddress {

	private static final int BYTES_OF_NETWORK = 8;

	private ClientAddress() {
	}

	/**
	 * What is counted.
	 * @param remote the peer, or whom a trusted proxy names
	 */
	static String counted(String remote) {
		// Without a colon it could be a name, which would be looked up.
		if (!remote.contains(":")) {
			return remote;
		}
		try {
			InetAddress address = InetAddress.getByName(remote);
			if (address instanceof Inet6Address) {
				byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), BYTES_OF_NETWORK),
						address.getAddress().length);
				return InetAddress.getByAddress(network).getHostAddress();
			}
			return address.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return remote;
		}
	}

}
