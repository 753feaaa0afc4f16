package feedbackloop.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A durable PostgreSQL that is stopped, killed, frozen and started again from outside.
 */
final class FaultyPostgres {

	private final Path data;

	private final int port;

	private final List<String> command;

	private FaultyPostgres(Path data, int port, List<String> command) {
		this.data = data;
		this.port = port;
		this.command = command;
	}

	static FaultyPostgres start(Path data) throws Exception {
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setDataDirectory(data)
			.setCleanDataDirectory(false)
			.setLocaleConfig("locale", "C")
			.setServerConfig("fsync", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("max_connections", "100")
			// Room on a small disk.
			.setServerConfig("max_wal_size", "96MB")
			.start();
		int port = postgres.getPort();
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("unshare", "--user"));
		}
		// "/path/postgres" "-D" "/path" …
		for (String word : Files.readString(data.resolve("postmaster.opts")).trim().split("\"?\\s+\"|\"$")) {
			command.add(word);
		}
		postgres.close();
		FaultyPostgres ours = new FaultyPostgres(data, port, command);
		ours.start();
		return ours;
	}

	String url() {
		return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(this.port);
	}

	void start() throws Exception {
		Files.deleteIfExists(this.data.resolve("postmaster.pid"));
		new ProcessBuilder(this.command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.data.resolveSibling("postgres.log").toFile()))
			.start();
		Path pid = this.data.resolve("postmaster.pid");
		while (!Files.exists(pid) || !Files.readString(pid).contains("ready")) {
			TimeUnit.MILLISECONDS.sleep(100);
		}
	}

	boolean isRunning() throws IOException {
		Path pid = this.data.resolve("postmaster.pid");
		return Files.exists(pid) && ProcessHandle.of(number(pid)).isPresent();
	}

	/** Kills the server as a power cut does; its children leave by themselves. */
	void kill() throws Exception {
		ProcessHandle server = server();
		List<ProcessHandle> children = server.children().toList();
		signal("KILL", Stream.of(server));
		for (ProcessHandle child : children) {
			child.onExit().get(60, TimeUnit.SECONDS);
		}
	}

	/** Stops the server in order, without waiting for its clients. */
	void stop() throws Exception {
		ProcessHandle server = server();
		signal("INT", Stream.of(server));
		server.onExit().get(60, TimeUnit.SECONDS);
	}

	void freeze() throws Exception {
		signal("STOP", all());
	}

	void thaw() throws Exception {
		signal("CONT", all());
	}

	private Stream<ProcessHandle> all() throws IOException {
		ProcessHandle server = server();
		return Stream.concat(Stream.of(server), server.descendants());
	}

	private ProcessHandle server() throws IOException {
		return ProcessHandle.of(number(this.data.resolve("postmaster.pid"))).orElseThrow();
	}

	private static long number(Path pid) throws IOException {
		return Long.parseLong(Files.readAllLines(pid).get(0).trim());
	}

	private static void signal(String name, Stream<ProcessHandle> processes) throws Exception {
		List<String> command = new ArrayList<>(List.of("kill", "-" + name));
		processes.forEach((process) -> command.add(Long.toString(process.pid())));
		new ProcessBuilder(command).start().waitFor();
	}

}
