package feedbackloop.browser;

import java.io.IOException;
import java.nio.file.Path;

import feedbackloop.nodes.RunningNode;

import org.springframework.core.env.Environment;

/**
 * The server at which a morning is worked: it may be killed, and starts again at the same
 * address.
 */
final class DeskServer {

	private final Environment environment;

	private final Path directory;

	private final int port;

	private RunningNode node;

	DeskServer(Environment environment, Path directory) throws IOException {
		this.environment = environment;
		this.directory = directory;
		this.port = RunningNode.freePort();
	}

	String address() {
		return "http://127.0.0.1:" + this.port;
	}

	/**
	 * Starts it and waits until it serves.
	 */
	void start() {
		try {
			this.node = RunningNode.beside(this.environment, "desk", this.directory, this.port);
			this.node.awaitsReady();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Ends it without a chance to do anything.
	 */
	void kill() {
		try {
			this.node.kill();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
