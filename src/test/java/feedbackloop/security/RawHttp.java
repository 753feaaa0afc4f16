package feedbackloop.security;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Sends requests byte by byte, such as no orderly client would write, over one
 * connection.
 */
final class RawHttp implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 30_000;

	private final int port;

	private Socket socket;

	private InputStream answers;

	RawHttp(int port) {
		this.port = port;
	}

	/**
	 * The answer.
	 * @param headers their values by byte; with {@code Transfer-Encoding} in one chunk
	 * @param body what is sent, or null
	 */
	Answer send(String method, String path, Map<String, String> headers, String body) {
		Map<String, String> all = new LinkedHashMap<>(Map.of("Host", "127.0.0.1:" + this.port));
		all.putAll(headers);
		boolean chunked = headers.containsKey("Transfer-Encoding");
		byte[] bytes = ((body != null) ? body : "").getBytes(StandardCharsets.UTF_8);
		if (body != null && !chunked) {
			all.put("Content-Length", String.valueOf(bytes.length));
		}
		StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
		all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append("\r\n").append(chunked ? Integer.toHexString(bytes.length) + "\r\n" : "");
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		request.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
		request.writeBytes(bytes);
		request.writeBytes((chunked ? "\r\n0\r\n\r\n" : "").getBytes(StandardCharsets.ISO_8859_1));
		try {
			if (this.socket == null) {
				this.socket = new Socket("127.0.0.1", this.port);
				this.socket.setSoTimeout(TIMEOUT_MILLIS);
				this.answers = new BufferedInputStream(this.socket.getInputStream());
			}
			this.socket.getOutputStream().write(request.toByteArray());
			return answer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(method + " " + path, ex);
		}
	}

	private Answer answer() throws IOException {
		int status = Integer.parseInt(line().split(" ")[1]);
		int length = 0;
		boolean chunked = false;
		boolean closes = false;
		for (String header = line(); !header.isEmpty(); header = line()) {
			String lower = header.toLowerCase(Locale.ROOT);
			length = lower.startsWith("content-length:") ? Integer.parseInt(lower.substring(15).strip()) : length;
			chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
			closes |= lower.startsWith("connection:") && lower.contains("close");
		}
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		if (chunked) {
			for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
				body.writeBytes(this.answers.readNBytes(size));
				line();
			}
			line();
		}
		else if (status != 304 && status != 204) {
			body.writeBytes(this.answers.readNBytes(length));
		}
		if (closes) {
			close();
		}
		return new Answer(status, body.toString(StandardCharsets.UTF_8));
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		int next = this.answers.read();
		while (next != '\n') {
			if (next < 0) {
				throw new IOException("The connection ended");
			}
			if (next != '\r') {
				line.append((char) next);
			}
			next = this.answers.read();
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		if (this.socket != null) {
			this.socket.close();
			this.socket = null;
		}
	}

	/**
	 * What came back.
	 */
	record Answer(int status, String body) {

	}

}
