package feedbackloop.outgoing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The robots and webhooks of the settings. Never waits longer than 5 s for a connection
 * and 10 s in all, and follows no redirection.
 */
@Component
public class Endpoints {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final Duration IN_ALL = Duration.ofSeconds(10);

	private static final int MOST_BYTES = 64 * 1024;

	private static final int GONE = 410;

	private final Map<String, Endpoint> all;

	private final Map<String, Transport> transports;

	private final Hosts hosts;

	private final ObjectMapper json;

	private final Clock clock;

	private final Duration inAll;

	private final HttpClient client = HttpClient.newBuilder()
		.connectTimeout(CONNECT)
		.followRedirects(HttpClient.Redirect.NEVER)
		.version(HttpClient.Version.HTTP_1_1)
		.build();

	/**
	 * @throws IllegalStateException if a setting is wrong: it names the setting
	 */
	@Autowired
	Endpoints(OutgoingSettings settings, ObjectMapper json, Clock clock) {
		this(settings, json, clock, IN_ALL);
	}

	Endpoints(OutgoingSettings settings, ObjectMapper json, Clock clock, Duration inAll) {
		this.transports = Stream.concat(Stream.of(Robot.values()), Stream.of(new Webhook()))
			.collect(Collectors.toMap(Transport::kind, Function.identity()));
		settings.all().forEach(this::check);
		this.all = settings.all().stream().collect(Collectors.toMap(Endpoint::name, Function.identity()));
		this.hosts = new Hosts(settings.hosts());
		this.json = json;
		this.clock = clock;
		this.inAll = inAll;
	}

	/**
	 * The names of all, in no order.
	 */
	public List<String> names() {
		return List.copyOf(this.all.keySet());
	}

	/**
	 * The names of the group chats that are told what a team is told.
	 */
	public List<String> robotsOfTeam(String team) {
		return names((endpoint) -> !endpoint.isWebhook() && endpoint.teams().contains(team));
	}

	/**
	 * The names of the chats that are told what a person is told.
	 */
	public List<String> robotsOfPerson(String userId) {
		return names((endpoint) -> !endpoint.isWebhook() && endpoint.people().contains(userId));
	}

	/**
	 * The names of the webhooks that want to know of such an event.
	 */
	public List<String> hearing(String event) {
		if (!Webhook.EVENTS.contains(event)) {
			throw new IllegalArgumentException("No webhook can ask for " + event);
		}
		return names((endpoint) -> endpoint.hears(event));
	}

	private List<String> names(Predicate<Endpoint> wanted) {
		return this.all.values().stream().filter(wanted).map(Endpoint::name).sorted().toList();
	}

	/**
	 * Sends something to the endpoint of that name.
	 */
	public Answer post(String name, Posting posting) {
		return Optional.ofNullable(this.all.get(name))
			.map((endpoint) -> post(endpoint, posting))
			.orElseGet(() -> Answer.never("no such endpoint"));
	}

	private Answer post(Endpoint endpoint, Posting posting) {
		try {
			if (!this.hosts.isOpen(endpoint.address().getHost())) {
				return Answer.later("feedback-loop.outgoing.hosts");
			}
		}
		catch (UnknownHostException ex) {
			return Answer.later("unknown host");
		}
		Transport transport = this.transports.get(endpoint.kind());
		Transport.Request request = transport.request(endpoint, posting, this.clock.instant());
		HttpRequest.Builder builder = HttpRequest.newBuilder(request.address())
			.header("Content-Type", "application/json; charset=utf-8")
			.POST(BodyPublishers.ofString(request.body()));
		request.headers().forEach(builder::header);
		return sent(transport, this.client.sendAsync(builder.build(), (info) -> new FirstBytes(MOST_BYTES)));
	}

	private Answer sent(Transport transport, CompletableFuture<HttpResponse<byte[]>> answer) {
		try {
			return read(transport, answer.get(this.inAll.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			return new Answer(Answer.Outcome.UNKNOWN, "no answer within " + this.inAll.toSeconds() + " s");
		}
		catch (ExecutionException ex) {
			boolean isUnsent = ex.getCause() instanceof ConnectException
					|| ex.getCause() instanceof HttpConnectTimeoutException;
			String detail = ex.getCause().getClass().getSimpleName();
			return isUnsent ? Answer.later(detail) : new Answer(Answer.Outcome.UNKNOWN, detail);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Answer(Answer.Outcome.UNKNOWN, "interrupted");
		}
	}

	private Answer read(Transport transport, HttpResponse<byte[]> answer) {
		if (answer.statusCode() == GONE) {
			return Answer.never("HTTP 410");
		}
		if (answer.statusCode() / 100 != 2) {
			return Answer.later("HTTP " + answer.statusCode());
		}
		String refusal = transport.refusal(json(answer.body()));
		return (refusal != null) ? Answer.later(refusal) : Answer.TAKEN;
	}

	private JsonNode json(byte[] body) {
		try {
			return this.json.readTree(body);
		}
		catch (IOException ex) {
			return MissingNode.getInstance();
		}
	}

	private void check(Endpoint endpoint) {
		String setting = "feedback-loop.outgoing.endpoints." + endpoint.name() + ".";
		if (!endpoint.name().matches("[a-z0-9-]{1,40}")) {
			throw new IllegalStateException(setting + ": a name has up to 40 of a-z, 0-9 and -");
		}
		if (!this.transports.containsKey(String.valueOf(endpoint.kind()))) {
			throw new IllegalStateException(setting + "kind must be one of " + this.transports.keySet());
		}
		if (endpoint.address() == null || endpoint.address().getHost() == null
				|| !List.of("https", "http").contains(endpoint.address().getScheme())) {
			throw new IllegalStateException(
					setting + "address must be an address that begins with https:// or http://");
		}
		if (!endpoint.isWebhook() && endpoint.teams().isEmpty() && endpoint.people().isEmpty()) {
			throw new IllegalStateException(setting + "teams or people must name whose notices it gets");
		}
		if (endpoint.isWebhook() && endpoint.secrets().isEmpty()) {
			throw new IllegalStateException(setting + "secrets must have one to sign with");
		}
		if (endpoint.isWebhook() && !endpoint.secrets().stream().allMatch(WebhookSignature::isKey)) {
			throw new IllegalStateException(setting + "secrets: what begins with whsec_ goes on in Base64");
		}
		if (!Webhook.EVENTS.containsAll(endpoint.events())) {
			throw new IllegalStateException(setting + "events must be some of " + Webhook.EVENTS);
		}
	}

}
