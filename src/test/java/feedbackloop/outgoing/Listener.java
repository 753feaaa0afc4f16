package feedbackloop.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A small server that is told things, answers as it is bid, and remembers.
 */
public final class Listener implements AutoCloseable {

	public static final Duration PATIENCE = Duration.ofSeconds(1);

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private final List<Heard> heard = new CopyOnWriteArrayList<>();

	private volatile int status = 200;

	private volatile String answer = "{}";

	private volatile boolean isSilent;

	public Listener() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::hear);
		this.server.start();
	}

	public Listener answers(int status, String answer) {
		this.status = status;
		this.answer = answer;
		this.isSilent = false;
		return this;
	}

	public Listener isSilent() {
		this.isSilent = true;
		return this;
	}

	public List<Heard> heard() {
		return this.heard;
	}

	/** An endpoint of that kind which leads here. */
	public Endpoint endpoint(String name, String kind, List<String> secrets, List<String> teams, List<String> events) {
		return new Endpoint(name, kind,
				URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/hook?key=k"), secrets, teams,
				events);
	}

	/** As the settings would make them, but that nobody waits longer than a second. */
	public static Endpoints endpoints(Clock clock, Set<String> hosts, Endpoint... endpoints) {
		Map<String, OutgoingSettings.Told> told = new LinkedHashMap<>();
		for (Endpoint one : endpoints) {
			told.put(one.name(),
					new OutgoingSettings.Told(one.kind(), one.address(), one.secrets(), one.teams(), one.events()));
		}
		return new Endpoints(new OutgoingSettings(told, hosts), new ObjectMapper(), clock, PATIENCE);
	}

	private void hear(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.heard.add(new Heard(exchange.getRequestURI(), exchange.getRequestHeaders(), body));
			if (this.isSilent) {
				await();
				return;
			}
			byte[] bytes = this.answer.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Location", "http://127.0.0.1/elsewhere");
			exchange.sendResponseHeaders(this.status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
		}
	}

	private void await() {
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.end.countDown();
		this.server.stop(0);
		this.threads.shutdown();
	}

	/** What was sent here. */
	public record Heard(URI address, Headers headers, String body) {

		public String parameter(String name) {
			for (String pair : this.address.getRawQuery().split("&")) {
				if (pair.startsWith(name + "=")) {
					return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
				}
			}
			throw new UncheckedIOException(new IOException("no " + name + " in " + this.address));
		}

	}

}
