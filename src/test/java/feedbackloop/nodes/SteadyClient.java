package feedbackloop.nodes;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Customers who submit at a steady rate, whatever happens, and repeat each submission
 * under its key until it is confirmed. As a proxy does, they ask which nodes are ready.
 */
final class SteadyClient implements AutoCloseable {

	private static final Pattern NUMBER = Pattern.compile("\"number\"\\s*:\\s*\"(FB-[0-9-]+)\"");

	private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

	private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);

	private final List<Integer> ports;

	/** The numbers of the nodes that are ready. */
	private final Set<Integer> ready = ConcurrentHashMap.newKeySet();

	private final ScheduledFuture<?> submitting;

	private final Map<String, String> confirmed = new ConcurrentHashMap<>();

	private final Queue<Instant> confirmedAt = new ConcurrentLinkedQueue<>();

	private final Queue<Long> tookMillis = new ConcurrentLinkedQueue<>();

	private final Map<String, AtomicInteger> troubles = new ConcurrentHashMap<>();

	private final AtomicInteger open = new AtomicInteger();

	private final AtomicLong number = new AtomicLong();

	/**
	 * @param managementPorts where the nodes say whether they are ready, in the same
	 * order
	 * @param perSecond how many new submissions
	 */
	SteadyClient(List<Integer> ports, List<Integer> managementPorts, int perSecond) {
		this.ports = ports;
		for (int node = 0; node < ports.size(); node++) {
			int asked = node;
			this.clock.scheduleWithFixedDelay(() -> ask(asked, managementPorts.get(asked)), 0,
					BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
		}
		this.submitting = this.clock.scheduleAtFixedRate(this::begin, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
	}

	private void ask(int node, int managementPort) {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(managementPort)))
			.timeout(Duration.ofSeconds(6))
			.build();
		this.http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
			if (failure == null && answer.statusCode() == 200) {
				this.ready.add(node);
			}
			else {
				this.ready.remove(node);
			}
		});
	}

	private void begin() {
		this.open.incrementAndGet();
		attempt(UUID.randomUUID().toString(), (int) (this.number.incrementAndGet() % this.ports.size()));
	}

	private void attempt(String key, int wished) {
		int other = (wished + 1) % this.ports.size();
		int node = (!this.ready.contains(wished) && this.ready.contains(other)) ? other : wished;
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:%d/api/feedback".formatted(this.ports.get(node))))
			.timeout(Duration.ofSeconds(60))
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", key)
			.POST(BodyPublishers.ofString("""
					{"channel": "api", "description": "导出按钮没有反应 %1$s", "customer": {"email": "c%1$s@example.org"}}
					""".formatted(key)))
			.build();
		long begun = System.nanoTime();
		this.http.sendAsync(request, BodyHandlers.ofString()).whenComplete((answer, failure) -> {
			if (failure == null && answer.statusCode() == 201) {
				this.tookMillis.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
				confirm(key, answer);
				return;
			}
			this.troubles.computeIfAbsent(trouble(answer, failure), (kind) -> new AtomicInteger()).incrementAndGet();
			this.clock.schedule(() -> attempt(key, other), BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
		});
	}

	private void confirm(String key, HttpResponse<String> answer) {
		Matcher found = NUMBER.matcher(answer.body());
		if (found.find()) {
			this.confirmed.put(key, found.group(1));
			this.confirmedAt.add(Instant.now());
			this.open.decrementAndGet();
		}
	}

	/** What a client sees of a fault. */
	private static String trouble(HttpResponse<String> answer, Throwable failure) {
		if (failure == null) {
			boolean comesBack = answer.headers().firstValue("Retry-After").isPresent();
			return answer.statusCode() + (comesBack ? " with Retry-After" : "");
		}
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		if (cause instanceof ConnectException) {
			return "not connected";
		}
		return (cause instanceof IOException && !(cause instanceof java.net.http.HttpTimeoutException)) ? "unanswered"
				: cause.getClass().getSimpleName();
	}

	/** Submits nothing new; what is open is repeated further. */
	void stopSubmitting() {
		this.submitting.cancel(false);
	}

	int open() {
		return this.open.get();
	}

	/** The confirmed number by its key. */
	Map<String, String> confirmed() {
		return this.confirmed;
	}

	int troubles(String kind) {
		AtomicInteger count = this.troubles.get(kind);
		return (count != null) ? count.get() : 0;
	}

	Map<String, AtomicInteger> troubles() {
		return this.troubles;
	}

	/** How long after that moment the first submission was confirmed. */
	Duration firstAfter(Instant moment) {
		return this.confirmedAt.stream()
			.filter((at) -> at.isAfter(moment))
			.min(Instant::compareTo)
			.map((at) -> Duration.between(moment, at))
			.orElse(Duration.ofDays(1));
	}

	/** Within which of a hundred confirmed submissions all but one were answered. */
	long p99Millis() {
		List<Long> sorted = this.tookMillis.stream().sorted().toList();
		return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

}
