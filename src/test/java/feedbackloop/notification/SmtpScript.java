package feedbackloop.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that answers one command of each mail as the test wants. */
final class SmtpScript implements AutoCloseable {

	/** Hang up instead of answering. */
	static final String SILENCE = "";

	private final ServerSocket socket;

	private final String command;

	private final String answer;

	private final Runnable first;

	SmtpScript(int port, String command, String answer) throws IOException {
		this(port, command, answer, () -> {
		});
	}

	/**
	 * Starts the server.
	 * @param command how it begins: {@code RCPT}, {@code DATA} or {@code .} (the end of
	 * the mail)
	 * @param first what happens before it is answered
	 */
	SmtpScript(int port, String command, String answer, Runnable first) throws IOException {
		this.socket = new ServerSocket(port, 10, InetAddress.getByName("127.0.0.1"));
		this.command = command;
		this.answer = answer;
		this.first = first;
		Thread thread = new Thread(this::serve);
		thread.setDaemon(true);
		thread.start();
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try (Socket client = this.socket.accept()) {
				talk(client);
			}
			catch (IOException ex) {
				// The test closed the server, or the client hung up.
			}
		}
	}

	private void talk(Socket client) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
		say(client, "220 ready");
		boolean text = false;
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (text && !line.equals(".")) {
				continue;
			}
			text = line.equals("DATA") && !this.command.equals("DATA");
			boolean scripted = line.startsWith(this.command);
			if (scripted) {
				this.first.run();
			}
			if (scripted && this.answer.equals(SILENCE)) {
				return;
			}
			say(client, scripted ? this.answer : text ? "354 go on" : "250 fine");
		}
	}

	private static void say(Socket client, String line) throws IOException {
		OutputStream out = client.getOutputStream();
		out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
