package feedbackloop.nodes;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@link Node} that was started.
 */
public final class RunningNode {

	private final Process process;

	private final Path output;

	private RunningNode(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static RunningNode start(String name, Path directory, Map<String, Object> settings) throws IOException {
		return start(name, directory, List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-cp",
				System.getProperty("java.class.path"), Node.class.getName()), settings);
	}

	/**
	 * Starts one beside the application of a test, over its database.
	 * @param port at which it serves, 0 for any
	 */
	public static RunningNode beside(Environment test, String name, Path directory, int port) throws IOException {
		return beside(test, name, directory, port, Map.of());
	}

	/**
	 * The same with further settings.
	 */
	static RunningNode beside(Environment test, String name, Path directory, int port, Map<String, Object> further)
			throws IOException {
		Map<String, Object> settings = new HashMap<>();
		for (String same : List.of("spring.datasource.url", "spring.datasource.username", "feedback-loop.master-key",
				"feedback-loop.secure-cookies", "feedback-loop.limits.enabled")) {
			settings.put(same, test.getRequiredProperty(same));
		}
		settings.putAll(Map.of("feedback-loop.relay.enabled", false, "server.port", port, "server.address", "127.0.0.1",
				"management.server.port", 0, "management.server.address", "127.0.0.1",
				"spring.datasource.hikari.maximum-pool-size", 10, "camunda.bpm.generic-properties.properties.hostname",
				name));
		settings.putAll(further);
		return start(name, directory, settings);
	}

	/**
	 * A port at which nobody serves yet.
	 */
	public static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/**
	 * Waits until it serves.
	 */
	public void awaitsReady() throws Exception {
		awaits(Node.READY, Duration.ofMinutes(3));
	}

	/**
	 * Starts any application.
	 * @param java what java is given before the settings
	 */
	static RunningNode start(String name, Path directory, List<String> java, Map<String, Object> settings)
			throws IOException {
		Path output = directory.resolve(name + ".log");
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
		command.addAll(java);
		settings.forEach((key, value) -> command.add("--" + key + "=" + value));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		return new RunningNode(process, output);
	}

	/**
	 * Moves the node's clock away from the right time.
	 */
	void clock(Duration offset) throws Exception {
		this.process.getOutputStream().write((offset.toMillis() + "\n").getBytes(StandardCharsets.UTF_8));
		this.process.getOutputStream().flush();
		awaits("offset " + offset.toMillis(), Duration.ofSeconds(10));
	}

	/**
	 * Waits until the node has said that.
	 */
	void awaits(String words, Duration most) throws Exception {
		long end = System.nanoTime() + most.toNanos();
		while (!Files.readString(this.output).contains(words)) {
			assertThat(System.nanoTime()).as("%s did not say \"%s\"", this.output, words).isLessThan(end);
			assertThat(this.process.waitFor(100, TimeUnit.MILLISECONDS)).as(Files.readString(this.output)).isFalse();
		}
	}

	/**
	 * Ends it without a chance to do anything, as kill -9 does.
	 */
	public void kill() throws Exception {
		this.process.destroyForcibly().waitFor();
	}

	public void stop() throws Exception {
		this.process.destroy();
		assertThat(this.process.waitFor(40, TimeUnit.SECONDS)).isTrue();
	}

	/** The time that processors have spent on it so far. */
	Duration computed() {
		return this.process.info().totalCpuDuration().orElseThrow();
	}

	boolean isRunning() {
		return this.process.isAlive();
	}

}
