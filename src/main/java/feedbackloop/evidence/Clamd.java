package feedbackloop.evidence;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Asks the virus scanner clamd about a file, over its command INSTREAM.
 */
@Component
class Clamd {

	private static final int MILLIS_TO_CONNECT = 2_000;

	private static final int MILLIS_TO_ANSWER = 10_000;

	private static final int LONGEST_ANSWER = 1_024;

	private static final int CHUNK = 65_536;

	private final String address;

	/**
	 * @param address host and port, or empty when there is no scanner
	 */
	Clamd(@Value("${feedback-loop.clamd}") String address) {
		this.address = address;
	}

	/**
	 * Whether files are looked at, and closed until they are found clean.
	 */
	boolean isAsked() {
		return StringUtils.hasText(this.address);
	}

	/**
	 * What it says of the content.
	 * @throws IOException if it does not answer
	 */
	FileScan scan(byte[] content) throws IOException {
		int colon = this.address.lastIndexOf(':');
		try (Socket clamd = new Socket()) {
			clamd.connect(new InetSocketAddress(this.address.substring(0, colon),
					Integer.parseInt(this.address.substring(colon + 1))), MILLIS_TO_CONNECT);
			clamd.setSoTimeout(MILLIS_TO_ANSWER);
			DataOutputStream stream = new DataOutputStream(clamd.getOutputStream());
			stream.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
			for (int sent = 0; sent < content.length; sent += CHUNK) {
				int length = Math.min(CHUNK, content.length - sent);
				stream.writeInt(length);
				stream.write(content, sent, length);
			}
			stream.writeInt(0);
			stream.flush();
			return answer(new String(clamd.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII));
		}
	}

	private static FileScan answer(String text) throws IOException {
		String answer = text.replace("\0", "").strip();
		if (answer.endsWith(" FOUND")) {
			return FileScan.INFECTED;
		}
		if (answer.endsWith(": OK")) {
			return FileScan.CLEAN;
		}
		if (answer.endsWith(" ERROR")) {
			return FileScan.FAILED;
		}
		throw new IOException("clamd answered something else");
	}

}
