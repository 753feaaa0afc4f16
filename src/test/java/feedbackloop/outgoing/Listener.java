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

	/** On a slow machine an answer must have the time that it needs. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** For tests in which somebody is silent. */
	public static final Duration HASTE = Duration.ofSeconds(1);

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private final List<Heard> heard = new CopyOnWriteArrayList<>();

	private volatile int status = 200;

	private volatile String answer = "{}";

	private volatile boolean isSilent;

	private volatile boolean isEndless;

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
		this.isEndless = false;
		return this;
	}

	public Listener isSilent() {
		this.isSilent = true;
		return this;
	}

	/** Goes on with its answer until nobody listens any more. */
	public Listener answersWithoutEnd(String answer) {
		answers(200, answer);
		this.isEndless = true;
		return this;
	}

	public List<Heard> heard() {
		return this.heard;
	}

	/** An endpoint of that kind which leads here. */
	public Endpoint endpoint(String name, String kind, List<String> secrets, List<String> teams, List<String> events) {
		return new Endpoint(name, kind, URI.create(address("/hook?key=k")), secrets, teams, List.of(), events);
	}

	/**
	 * The chat of one person.
	 */
	public Endpoint personal(String name, String userId) {
		return new Endpoint(name, "wecom", URI.create(address("/hook?key=k")), List.of(), List.of(), List.of(userId),
				List.of());
	}

	/** As the settings would make them. */
	public static Endpoints endpoints(Clock clock, Set<String> hosts, Endpoint... endpoints) {
		return endpoints(PATIENCE, clock, hosts, endpoints);
	}

	/** As the settings would make them, but that nobody waits longer for an answer. */
	public static Endpoints endpoints(Duration patience, Clock clock, Set<String> hosts, Endpoint... endpoints) {
		Map<String, OutgoingSettings.Told> told = new LinkedHashMap<>();
		for (Endpoint one : endpoints) {
			told.put(one.name(), new OutgoingSettings.Told(one.kind(), one.address(), one.secrets(), one.teams(),
					one.people(), one.events()));
		}
		return new Endpoints(new OutgoingSettings(told, hosts), new ObjectMapper(), clock, patience);
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
			exchange.getResponseHeaders().add("Location", address("/elsewhere"));
			if (this.isEndless) {
				goOn(exchange, bytes);
				return;
			}
			exchange.sendResponseHeaders(this.status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
		}
	}

	private void goOn(HttpExchange exchange, byte[] bytes) throws IOException {
		exchange.sendResponseHeaders(this.status, 0);
		while (this.end.getCount() > 0) {
			exchange.getResponseBody().write(bytes);
		}
	}

	private String address(String path) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + path;
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
