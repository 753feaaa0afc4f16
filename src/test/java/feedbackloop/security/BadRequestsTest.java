package feedbackloop.security;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import feedbackloop.security.EngineEndpoints.Endpoint;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked in a wrong way is the asker's fault: at every address there is, to
 * strangers and to an administrator, the answer is never 5xx and shows no stack trace;
 * the log holds none either, and nothing of a header. Each address meets a third of the
 * values, and each value a third of the addresses. With
 * {@code mvn test -Dtest=BadRequestsTest -Deveryway} each meets all.
 */
@CaseTest
class BadRequestsTest {

	/** Must not be found in the log, however what stands around it was decoded. */
	private static final String CANARY = "canary-7731";

	/**
	 * As a browser sends it: the bytes of UTF-8, of Latin-1, and controls beyond ASCII.
	 */
	private static final String SECRET = bytes("金丝雀") + "\u00e9\u0085\u00ff" + CANARY;

	private static final int ONE_IN = (System.getProperty("everyway") != null) ? 1 : 3;

	private static final Set<String> WRITING = Set.of("POST", "PUT", "DELETE", "PATCH");

	private static final List<String> METHODS = List.of("TRACE", "OPTIONS", "PROPFIND", "PATCH", "LOCK", "get", "X");

	/** These end the session, or begin something without being given anything. */
	private static final Pattern NOT_TRIED = Pattern.compile(".*/(logout|login)(/.*)?|(/api)?/calendar/changes");

	private static final List<String> HEADERS = List.of("Host", "Cookie", "User-Agent", "Accept", "Accept-Language",
			"Accept-Charset", "Accept-Encoding", "Referer", "Origin", "Idempotency-Key", "X-Feedback-Secret",
			"Authorization", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port",
			"Forwarded", "If-None-Match", "If-Modified-Since", "Range", "Content-Type", "X-Requested-With",
			"X-XSRF-TOKEN", "X-CSRF-TOKEN", "Sec-Fetch-Mode", "X-HTTP-Method-Override", "X-Anything");

	private static final List<String> HEADERS_EVERYWHERE = List.of("User-Agent", "Referer", "X-Feedback-Secret",
			"Idempotency-Key", "X-Requested-With", "X-Anything");

	/**
	 * One of each kind: public and staff pages, both APIs, files, engine-rest, web apps.
	 */
	private static final Set<String> OF_EACH_KIND = Set.of("/", "/submit", "/embed", "/login", "/follow",
			"/api/feedback", "/api/feedback/{number}", "/cases", "/api/cases", "/rules", "/intake", "/engine-rest/task",
			"/nowhere", "/css/sign-in.css", "/camunda/app/tasklist/default/", "/camunda/api/engine/engine/{name}/task",
			"/camunda/api/engine/engine", "/api/docs/openapi", "/camunda/api/admin/auth/user/{engineName}");

	private static final List<String> BAD_SEGMENTS = List.of("%2e%2e", "", "%E4%B8%AD", "%0d%0a", "x".repeat(4000),
			"99999999999999999999");

	/** No address may hold these. */
	private static final List<String> REFUSED_SEGMENTS = List.of("%00", "%2f", "%C0%AF", "\u00e9", "%zz");

	private static final List<String> BAD_VALUES = List.of("%00", "2147483647", "-2147483648", "99999999999999999999",
			"x", "%C0%AF", "%ED%A0%80", "2026-13-45", "");

	/** Of what is read as a whole, and so not found by its parameters. */
	private static final List<String> OWN_NAMES = List.of("page", "size", "user", "number", "kind", "firstDay",
			"lastDay", "words", "before", "after", "key", "definition", "state", "grade", "team", "overdue", "person",
			"decision", "rule", "startedFrom", "startedTo", "q", "sort", "status", "type", "due", "customer", "month",
			"year", "summary", "description", "occurredAt", "givenAt", "language", "channel", "mark", "evidence",
			"satisfied", "score", "comment", "token", "secret", "name", "text", "version", "file", "cell");

	private static final List<String> ENGINE_QUESTIONS = List.of("name=%00", "%00=x",
			"firstResult=2147483647&maxResults=2147483647", "firstResult=2147483647&maxResults=2", "firstResult=-1",
			"maxResults=-1", "firstResult=99999999999999999999", "sortBy=x&sortOrder=asc", "sortOrder=asc",
			"sortBy=id&sortOrder=x", "variables=x", "variables=x_eq_%ED%A0%80", "startedAfter=2026-13-45&active=x",
			"name=%zz&nameLike=%C0%AF&key='&id=%ED%A0%80&member=%25", "processInstanceId=&assignee=&cascade=x");

	private static final List<String> JSON_VALUES = List.of("null", "1", "-1", "1e999", "99999999999999999999", "true",
			"\"x\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "[null]", "[{}]", "[1]", "{}", "{\"x\": null}");

	private static final List<String> BODIES = List.of("{}", "[]", "null", "{", "\0", "{\"x\": \"\\ud800\"}",
			allOf("\"\\u0000\""), allOf("null"), allOf("[null]"), allOf("{\"x\": null}"), """
					{"variables": {"x": {"value": "\\u0000", "type": "String"}}}""", """
					{"firstResult": 2147483647, "maxResults": 2147483647, "sorting": [null], "orQueries": [null]}""");

	private static final List<String> TYPES = List.of("text/plain", "x", "*/*", "application/json;charset=x",
			"application/x-www-form-urlencoded", "multipart/form-data", "multipart/mixed;boundary=b");

	private static final List<String> PARTS = List.of("--b\r\n\r\nx\r\n--b--\r\n",
			"--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\nx", """
					--b\r
					Content-Disposition: form-data\r
					\r
					x\r
					--b\r
					Content-Disposition: form-data; name="files"; filename="\0"\r
					Content-Type: x\r
					\r
					x\r
					--b\r
					Content-Disposition: form-data; name="data"\r
					\r
					\0\r
					--b--\r
					""");

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping ours;

	private final Recorder log = new Recorder();

	private final Set<String> wrong = new LinkedHashSet<>();

	private List<Endpoint> all;

	private Map<String, String> ids;

	private Walker stranger;

	private Walker administrator;

	private RawHttp http;

	@BeforeEach
	void aCaseTwoWalkersAndALog() {
		this.http = new RawHttp(this.port);
		String number = this.work.submit();
		Task task = this.work.task(number, "triage");
		this.ids = Map.of("number", number, "name", "default", "engineName", "default", "task", task.getId(),
				"process-instance", task.getProcessInstanceId());
		this.all = MappedAddresses.all(this.ours.getHandlerMethods().keySet())
			.stream()
			.filter((one) -> isTried(one.method(), one.path()))
			.toList();
		Caller browser = Caller.browser(this.port);
		this.stranger = new Walker(Map.of(), browser, Caller.formToken(browser.get("/").body()));
		// Wrong passwords are among what is sent, and are counted by the address of the
		// sign-in.
		Caller signedIn = Caller.browser(this.port)
			.with("X-Forwarded-For", "198.51.100." + Integer.parseInt(number.substring(number.length() - 2)));
		signedIn.signIn("admin");
		signedIn.get("/camunda/app/tasklist/default/");
		String password = Base64.getEncoder()
			.encodeToString(("admin:" + Caller.PASSWORD).getBytes(StandardCharsets.UTF_8));
		this.administrator = new Walker(Map.of("Authorization", "Basic " + password), signedIn,
				Caller.formToken(signedIn.get("/").body()));
		this.log.start();
		root().addAppender(this.log);
	}

	@AfterEach
	void stillSignedIn() throws IOException {
		root().detachAppender(this.log);
		for (String path : List.of("/cases", "/camunda/api/engine/engine/default/task?maxResults=1",
				"/engine-rest/task?maxResults=1")) {
			Map<String, String> headers = this.administrator.headers(new Endpoint("GET", path));
			assertThat(this.http.send("GET", path, headers, null).status()).as(path).isEqualTo(200);
		}
		this.http.close();
	}

	@Test
	void anyCharacterInAnyHeader() {
		assertThat(this.all).hasSizeGreaterThan(800);
		Map<String, String> everywhere = HEADERS_EVERYWHERE.stream()
			.collect(Collectors.toMap((name) -> name, (name) -> SECRET));
		eachWalks((walker, one) -> {
			tries(one, filled(one), with(walker.headers(one), everywhere), null);
			if (OF_EACH_KIND.contains(one.path())) {
				for (String header : HEADERS) {
					if (header.equals("X-XSRF-TOKEN") && endsSession(one)) {
						continue;
					}
					tries(one, filled(one), with(walker.headers(one), Map.of(header, SECRET)), null);
				}
				tries(one, filled(one), with(walker.headers(one), Map.of("X-Anything", "\u0001" + CANARY)), null);
				tries(one, filled(one), with(walker.headers(one), Map.of("X-\u00e9", CANARY)), null);
			}
		});
		assertThat(this.wrong).isEmpty();
	}

	@Test
	void anyMethod() {
		eachWalks((walker, one) -> {
			if (OF_EACH_KIND.contains(one.path())) {
				METHODS.forEach(
						(method) -> tries(new Endpoint(method, one.path()), filled(one), walker.headers(one), null));
			}
		});
		assertThat(this.wrong).isEmpty();
	}

	/** Refused before anybody looks who asks, so that one asks for all. */
	@Test
	void semicolonsAndBrokenLettersInAnyPlaceOfAnAddress() {
		for (Endpoint one : this.all) {
			Map<String, String> headers = this.administrator.headers(one);
			String path = filled(one);
			Matcher end = Pattern.compile("(?<=[^/])(/|$)").matcher(path);
			while (end.find()) {
				refuses(one, path.substring(0, end.start()) + ";x=1" + path.substring(end.start()), headers);
			}
			refuses(one, path + "%00", headers);
			refuses(one, path + "?x=%00", headers);
			if (isTriedWithSegments(one)) {
				REFUSED_SEGMENTS.forEach((segment) -> refuses(one, withSegment(one, segment), headers));
			}
		}
		assertThat(this.wrong).isEmpty();
	}

	@Test
	void badSegmentsInAnyPlaceOfAnAddress() {
		eachWalks((walker, one) -> {
			tries(one, "/" + filled(one), walker.headers(one), null);
			if (isTriedWithSegments(one)) {
				BAD_SEGMENTS.forEach((segment) -> tries(one, withSegment(one, segment), walker.headers(one), null));
			}
		});
		assertThat(this.wrong).isEmpty();
	}

	private static boolean isTriedWithSegments(Endpoint one) {
		return one.path().contains("{") && !MappedAddresses.isTwice(one);
	}

	private static String withSegment(Endpoint one, String segment) {
		return one.path().replaceAll("\\{[^}]*}", Matcher.quoteReplacement(segment));
	}

	@Test
	void anyValueOfAnyParameter() {
		ours((one, method) -> {
			for (String value : some(BAD_VALUES, one)) {
				parameters(method).forEach((name) -> asks(this.administrator, one, name + "=" + value));
				String all = OWN_NAMES.stream().map((name) -> name + "=" + value).collect(Collectors.joining("&"));
				asks(this.administrator, one, all);
				asks(this.stranger, one, all);
			}
		});
		this.all.stream()
			.filter((one) -> one.method().equals("GET") && one.path().matches("/camunda/api.*|/engine-rest.*"))
			.filter((one) -> !MappedAddresses.isTwice(one))
			.forEach((one) -> some(ENGINE_QUESTIONS, one)
				.forEach((question) -> asks(this.administrator, one, question)));
		assertThat(this.wrong).isEmpty();
	}

	@Test
	void anyBodyOfAnyKind() {
		for (Endpoint one : this.all) {
			if (WRITING.contains(one.method()) && !MappedAddresses.isTwice(one)) {
				bodies(this.administrator, one);
				if (isReadForStrangers(one)) {
					bodies(this.stranger, one);
				}
			}
		}
		assertThat(this.wrong).isEmpty();
	}

	@Test
	void anyValueOfAnyFieldOfABody() {
		ours((one,
				method) -> fields(method).forEach((field) -> some(JSON_VALUES, one).forEach((value) -> tries(one,
						filled(one), with(this.administrator.headers(one), type("application/json")),
						"{\"" + field + "\": " + value + "}"))));
		assertThat(this.wrong).isEmpty();
	}

	@Test
	void anyNameAtTheSignIn() {
		for (String name : List.of("%00", "%ED%A0%80", "%E4%B8%AD", "x".repeat(5000), "")) {
			Endpoint form = new Endpoint("POST", "/login");
			tries(form, "/login",
					with(this.stranger.headers(form),
							with(type("application/x-www-form-urlencoded"), Map.of("X-Forwarded-For", "203.0.113.31"))),
					"username=" + name + "&password=%00");
		}
		for (String name : List.of("\0:x", "\u4e2d:\0", ":", "x", "x".repeat(5000) + ":x")) {
			for (String path : List.of("/api/cases", "/engine-rest/task")) {
				tries(new Endpoint("GET", path), path,
						Map.of("X-Forwarded-For", "203.0.113.31", "Authorization",
								"Basic " + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8))),
						null);
			}
		}
		assertThat(this.wrong).isEmpty();
	}

	private void bodies(Walker walker, Endpoint one) {
		Map<String, String> headers = walker.headers(one);
		some(BODIES, one).forEach((body) -> tries(one, filled(one), with(headers, type("application/json")), body));
		some(TYPES, one).forEach((type) -> tries(one, filled(one), with(headers, type(type)), "{}"));
		some(PARTS, one)
			.forEach((part) -> tries(one, filled(one), with(headers, type("multipart/form-data;boundary=b")), part));
		tries(one, filled(one),
				with(headers, with(type("application/json;charset=x"), Map.of("Transfer-Encoding", "chunked"))), "{}");
		tries(one, filled(one), headers, null);
	}

	private static List<String> some(List<String> values, Endpoint one) {
		int first = Math.floorMod(one.hashCode(), ONE_IN);
		return IntStream.range(0, values.size())
			.filter((index) -> index % ONE_IN == first)
			.mapToObj(values::get)
			.toList();
	}

	private void eachWalks(BiConsumer<Walker, Endpoint> walk) {
		for (Endpoint one : this.all) {
			if (isReadForStrangers(one) || OF_EACH_KIND.contains(one.path())) {
				walk.accept(this.stranger, one);
			}
			walk.accept(this.administrator, one);
		}
	}

	private void ours(BiConsumer<Endpoint, HandlerMethod> walk) {
		this.ours.getHandlerMethods()
			.forEach((mapping, method) -> mapping.getPatternValues()
				.forEach((path) -> MappedAddresses.methods(mapping)
					.filter((verb) -> isTried(verb, path))
					.forEach((verb) -> walk.accept(new Endpoint(verb, path), method))));
	}

	/** Elsewhere strangers are turned away by one filter, whatever they ask. */
	private static boolean isReadForStrangers(Endpoint one) {
		return !one.path().matches("/camunda.*|/engine-rest.*");
	}

	private static boolean isTried(String method, String path) {
		return !WRITING.contains(method) || !NOT_TRIED.matcher(path).matches();
	}

	/** The web apps end a session whose token against forgery is another. */
	private static boolean endsSession(Endpoint one) {
		return WRITING.contains(one.method()) && one.path().startsWith("/camunda");
	}

	private void asks(Walker walker, Endpoint one, String question) {
		if (one.method().equals("GET")) {
			tries(one, filled(one) + "?" + question, walker.headers(one), null);
		}
		else {
			tries(one, filled(one), with(walker.headers(one), type("application/x-www-form-urlencoded")), question);
		}
	}

	private void refuses(Endpoint one, String path, Map<String, String> headers) {
		int status = tries(one, path, headers, null);
		if (status != 400) {
			this.wrong.add(status + " and not refused " + one.method() + " " + path);
		}
	}

	private int tries(Endpoint one, String path, Map<String, String> headers, String body) {
		this.log.events.clear();
		RawHttp.Answer answer = this.http.send(one.method(), path, headers, body);
		String request = Stream.of(one.method(), path, headers.keySet(), headers.get("Content-Type"), body)
			.filter(Objects::nonNull)
			.map(String::valueOf)
			.map((part) -> part.substring(0, Math.min(part.length(), 200)))
			.collect(Collectors.joining(" "));
		if (answer.status() >= 500) {
			this.wrong.add(answer.status() + " " + request);
		}
		if (answer.body().contains("\tat ")) {
			this.wrong.add("a stack trace is shown at " + request);
		}
		this.log.events.stream()
			.map((event) -> event.getLoggerName() + " " + event.getFormattedMessage()
					+ ((event.getThrowableProxy() != null) ? "\n\tat " + event.getThrowableProxy().getClassName() : ""))
			.filter((logged) -> logged.contains("\n\tat ") || logged.contains(CANARY))
			.forEach((logged) -> this.wrong
				.add("logged at " + request + ": " + logged.substring(0, Math.min(logged.length(), 300))));
		return answer.status();
	}

	private String filled(Endpoint one) {
		return MappedAddresses.filled(one.path(), this.ids);
	}

	private static List<String> parameters(HandlerMethod method) {
		return Stream.of(method.getMethod().getParameters())
			.filter((parameter) -> parameter.isAnnotationPresent(RequestParam.class))
			.map((parameter) -> parameter.getAnnotation(RequestParam.class).name().isEmpty() ? parameter.getName()
					: parameter.getAnnotation(RequestParam.class).name())
			.toList();
	}

	private static List<String> fields(HandlerMethod method) {
		return Stream.of(method.getMethodParameters())
			.filter((parameter) -> parameter.hasParameterAnnotation(RequestBody.class))
			.map(MethodParameter::getParameterType)
			.flatMap((type) -> type.isRecord() ? Stream.of(type.getRecordComponents()).map(RecordComponent::getName)
					: OWN_NAMES.stream())
			.toList();
	}

	private static String allOf(String value) {
		return Stream
			.of("name", "value", "message", "id", "userId", "text", "reason", "process", "description", "variables",
					"files", "names", "facts", "clocks", "sorting", "orQueries", "processInstanceIds", "instructions",
					"profile", "credentials", "resources", "query", "properties", "type", "permissions")
			.map((name) -> "\"" + name + "\": " + value)
			.collect(Collectors.joining(", ", "{", "}"));
	}

	private static Map<String, String> type(String contentType) {
		return Map.of("Content-Type", contentType);
	}

	/** A cookie keeps its own value beside what is added. */
	private static Map<String, String> with(Map<String, String> headers, Map<String, String> more) {
		Map<String, String> all = new LinkedHashMap<>(headers);
		more.forEach((name, value) -> all.merge(name, value,
				(own, added) -> name.equals("Cookie") ? own + "; a=" + added : added));
		return all;
	}

	private static String bytes(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	/**
	 * Somebody who asks.
	 *
	 * @param credentials for engine-rest, which knows no session
	 * @param browser has the cookies
	 * @param token against forgery, in our forms
	 */
	private record Walker(Map<String, String> credentials, Caller browser, String token) {

		private Map<String, String> headers(Endpoint one) {
			if (one.path().startsWith("/engine-rest")) {
				return this.credentials;
			}
			Map<String, String> headers = new LinkedHashMap<>();
			headers.put("Cookie",
					Stream.of("JSESSIONID", "XSRF-TOKEN", "form")
						.flatMap((name) -> this.browser.cookie(name).map((value) -> name + "=" + value).stream())
						.collect(Collectors.joining("; ")));
			headers.put("X-XSRF-TOKEN",
					one.path().startsWith("/camunda") ? this.browser.cookie("XSRF-TOKEN").orElse("") : this.token);
			return headers;
		}

	}

	/** Keeps what is logged. */
	private static final class Recorder extends AppenderBase<ILoggingEvent> {

		private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

		@Override
		protected void append(ILoggingEvent event) {
			this.events.add(event);
		}

	}

}
