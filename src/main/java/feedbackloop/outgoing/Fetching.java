package feedbackloop.outgoing;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.stereotype.Component;

/**
 * Asks other systems over HTTP. Never waits longer than 5 s for a connection and 30 s in
 * all, and follows no redirection. In the own network it asks only whom the settings
 * name, elsewhere nobody without TLS.
 */
@Component
public class Fetching {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final Duration IN_ALL = Duration.ofSeconds(30);

	private static final int MOST_BYTES = 4 * 1024 * 1024;

	private final Hosts hosts;

	private final HttpClient client = HttpClient.newBuilder()
		.connectTimeout(CONNECT)
		.followRedirects(HttpClient.Redirect.NEVER)
		.version(HttpClient.Version.HTTP_1_1)
		.build();

	Fetching(OutgoingSettings settings) {
		this.hosts = new Hosts(settings.hosts());
	}

	/**
	 * What is at that address.
	 * @throws NotFetched if nobody answers, or more than 4 MB
	 */
	public Fetched get(URI address, Map<String, String> headers) throws NotFetched {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
		headers.forEach(request::header);
		return send(request.build());
	}

	/**
	 * What is answered to a form.
	 * @throws NotFetched if nobody answers, or more than 4 MB
	 */
	public Fetched post(URI address, String form) throws NotFetched {
		return send(HttpRequest.newBuilder(address)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build());
	}

	private Fetched send(HttpRequest request) throws NotFetched {
		check(request.uri());
		CompletableFuture<HttpResponse<byte[]>> answer = this.client.sendAsync(request,
				(info) -> new FirstBytes(MOST_BYTES + 1));
		try {
			HttpResponse<byte[]> got = answer.get(IN_ALL.toMillis(), TimeUnit.MILLISECONDS);
			if (got.body().length > MOST_BYTES) {
				throw new NotFetched("fetchedTooMuch");
			}
			return new Fetched(got.statusCode(), got.body(),
					got.headers().firstValue("Retry-After").map(Fetching::seconds).orElse(Duration.ZERO));
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			throw new NotFetched("fetchedSilence");
		}
		catch (ExecutionException ex) {
			throw new NotFetched("fetchedNobody");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotFetched("fetchedSilence");
		}
	}

	private void check(URI address) throws NotFetched {
		try {
			boolean isSafe = "https".equals(address.getScheme()) || this.hosts.isNamed(address.getHost());
			if (!isSafe || !this.hosts.isOpen(address.getHost())) {
				throw new NotFetched("fetchedHost");
			}
		}
		catch (UnknownHostException ex) {
			throw new NotFetched("fetchedNobody");
		}
	}

	/** Some say a date; our own wait will do then. */
	private static Duration seconds(String value) {
		return value.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.ZERO;
	}

	/**
	 * What was answered.
	 *
	 * @param retryAfter how long we are to wait before the next question
	 */
	public record Fetched(int status, byte[] body, Duration retryAfter) {

	}

	/**
	 * Nothing was answered that can be read.
	 */
	public static final class NotFetched extends IOException {

		private NotFetched(String code) {
			super(code);
		}

		/**
		 * The sentence's key: fetchedHost, fetchedNobody, fetchedSilence or
		 * fetchedTooMuch.
		 */
		public String code() {
			return getMessage();
		}

	}

}
