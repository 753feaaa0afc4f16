package feedbackloop.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who speaks HTTP with the application: a browser that keeps cookies and is
 * shown every redirect, or a program with HTTP Basic.
 */
public final class Caller {

	static final String PASSWORD = "feedback";

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies;

	private final HttpClient client;

	private final String base;

	private final Map<String, String> headers;

	private Caller(int port) {
		this.base = "http://127.0.0.1:" + port;
		this.cookies = new CookieManager();
		this.client = HttpClient.newBuilder().cookieHandler(this.cookies).build();
		this.headers = Map.of();
	}

	private Caller(Caller same, Map<String, String> headers) {
		this.base = same.base;
		this.cookies = same.cookies;
		this.client = same.client;
		this.headers = headers;
	}

	public static Caller browser(int port) {
		return new Caller(port).with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
			.with("Accept-Language", "en");
	}

	public static Caller program(int port) {
		return new Caller(port).with("Accept", "application/json").with("Accept-Language", "en");
	}

	public static Caller program(int port, String userId) {
		return program(port, userId, PASSWORD);
	}

	static Caller program(int port, String userId, String password) {
		String credentials = userId + ":" + password;
		return program(port).with("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
	}

	/**
	 * The same person, cookies included, whose requests say this, too.
	 */
	public Caller with(String header, String value) {
		Map<String, String> more = new HashMap<>(this.headers);
		more.put(header, value);
		return new Caller(this, more);
	}

	/**
	 * The same person, who writes with the token that the web applications gave.
	 */
	public Caller withToken() {
		return with("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElseThrow());
	}

	public HttpResponse<String> get(String path) {
		return send("GET", path, null, null);
	}

	public HttpResponse<String> postJson(String path, String json) {
		return send("POST", path, "application/json", json);
	}

	public HttpResponse<String> putJson(String path, String json) {
		return send("PUT", path, "application/json", json);
	}

	public HttpResponse<String> delete(String path) {
		return send("DELETE", path, null, null);
	}

	HttpResponse<String> postForm(String path, Map<String, String> fields) {
		StringBuilder body = new StringBuilder();
		fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
			.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return send("POST", path, "application/x-www-form-urlencoded", body.toString());
	}

	public HttpResponse<String> signIn(String userId) {
		return signIn(userId, PASSWORD);
	}

	HttpResponse<String> signIn(String userId, String password) {
		return postForm("/login",
				Map.of("username", userId, "password", password, "_csrf", formToken(get("/login").body())));
	}

	static String formToken(String page) {
		Matcher token = FORM_TOKEN.matcher(page);
		if (!token.find()) {
			throw new AssertionError("The page has no form with a token");
		}
		return token.group(1);
	}

	public Optional<String> cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst();
	}

	void keepCookie(String name, String value) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setPath("/");
		this.cookies.getCookieStore().add(URI.create(this.base), cookie);
	}

	public HttpResponse<String> send(String method, String path, String contentType, String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.base + path))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		this.headers.forEach(request::header);
		if (contentType != null) {
			request.header("Content-Type", contentType);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
