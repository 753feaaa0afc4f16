package feedbackloop.security;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import feedbackloop.testing.CaseTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Strangers who try passwords are slowed down and lock nobody out.
 */
@CaseTest
class SignInAttemptsTest {

	private static final int TRIES = 10;

	private static final String OWN = "mauve teapot 17 walks";

	@LocalServerPort
	private int port;

	@Autowired
	private IdentityService identities;

	@Autowired
	private SignInAttempts attempts;

	@Autowired
	private LimitCounter limits;

	@Autowired
	private PasswordCheck passwords;

	@Autowired
	private RescuedAdministrator administrator;

	@Autowired
	private JdbcTemplate database;

	@Value("${server.tomcat.remoteip.internal-proxies}")
	private String trustedProxies;

	@ParameterizedTest
	@CsvSource({ "/api/cases, support2, 203.0.113.1", "/engine-rest/task?maxResults=1, admin2, 203.0.113.2" })
	void afterTenWrongPasswordsAnAddressWaitsAndAnotherDoesNot(String path, String userId, String address) {
		for (int i = 0; i < TRIES; i++) {
			assertThat(from(address, userId, "wrong" + i).get(path).statusCode()).isEqualTo(401);
		}
		for (String password : List.of("wrong", Caller.PASSWORD)) {
			HttpResponse<String> answer = from(address, userId, password).get(path);
			assertThat(answer.statusCode()).isEqualTo(429);
			assertThat(seconds(answer)).isBetween(1, 60);
			assertThat(answer.body()).contains("Too many wrong passwords");
			assertThat(from(address, userId, password).with("Accept-Language", "zh-CN").get(path).body())
				.contains("输错次数过多");
		}
		assertThat(from("203.0.113.3", userId, Caller.PASSWORD).get(path).statusCode()).isEqualTo(200);
		assertThat(from(address, "lead", Caller.PASSWORD).get(path).statusCode()).as("another name").isEqualTo(200);
	}

	@Test
	void thePageSaysHowLongToWait() {
		Caller browser = Caller.browser(this.port).with("X-Forwarded-For", "203.0.113.4");
		for (int i = 0; i < TRIES; i++) {
			assertThat(browser.signIn("admin", "wrong" + i).headers().firstValue("Location")).hasValue("/login?failed");
		}
		HttpResponse<String> answer = browser.signIn("admin", Caller.PASSWORD);
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.body()).contains("Wait " + seconds(answer) + " seconds").contains("name=\"password\"");
		Caller elsewhere = Caller.browser(this.port).with("X-Forwarded-For", "203.0.113.5");
		assertThat(elsewhere.signIn("admin").headers().firstValue("Location"))
			.hasValueSatisfying((to) -> assertThat(to).contains("tasklist"));
	}

	@Test
	void whoeverIsSignedInTriesNoMorePasswordsThanAStranger() {
		Caller program = from("203.0.113.6", "support", Caller.PASSWORD);
		assertThat(statuses(TRIES + 1,
				(i) -> program.postJson("/engine-rest/identity/verify",
						credentials("legal", (i == TRIES) ? Caller.PASSWORD : "wrong" + i))))
			.as("other people's passwords are not tried at all")
			.containsOnly(403);

		Caller thief = Caller.browser(this.port).with("X-Forwarded-For", "203.0.113.7");
		thief.signIn("product");
		thief.get("/camunda/app/tasklist/default/");
		Caller tasklist = thief.withToken();
		assertThat(statuses(TRIES + 1,
				(i) -> tasklist.putJson("/camunda/api/engine/engine/default/user/product/credentials",
						"{\"password\":\"%s\",\"authenticatedUserPassword\":\"wrong%d\"}".formatted(OWN, i))))
			.startsWith(400)
			.endsWith(429);
	}

	private static String credentials(String userId, String password) {
		return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(userId, password);
	}

	@Test
	void wrongPasswordsMoveNothingInTheAccount() {
		Map<String, Object> before = account("operations");
		from("203.0.113.8", "operations", "wrong").get("/api/cases");
		Caller.browser(this.port).with("X-Forwarded-For", "203.0.113.8").signIn("operations", "wrong");
		from("203.0.113.8", "support", Caller.PASSWORD).postJson("/engine-rest/identity/verify",
				credentials("operations", "wrong"));
		this.identities.checkPassword("operations", "wrong");
		assertThat(account("operations")).isEqualTo(before);
	}

	private Map<String, Object> account(String userId) {
		return this.database.queryForMap("select rev_, attempts_, lock_exp_time_, pwd_ from act_id_user where id_ = ?",
				userId);
	}

	@Test
	void anAccountThatTheEngineLockedBeforeIsOpen() {
		this.database.update(
				"update act_id_user set attempts_ = 10, lock_exp_time_ = now() + interval '1 day' where id_ = 'quality2'");
		assertThat(from("203.0.113.9", "quality2", Caller.PASSWORD).get("/api/cases").statusCode()).isEqualTo(200);
	}

	@Test
	void oneAddressTriesOnlySoManyNames() {
		Limit five = new Limit(5, Duration.ofHours(1));
		SignInAttempts few = new SignInAttempts(this.limits, new LimitSettings(true, five, five, five, five, five,
				new Limit(TRIES, Duration.ofHours(1)), five, five, five, five), this.passwords);
		for (int i = 0; i < 5; i++) {
			assertThat(few.matches("203.0.113.10", "name" + i, "wrong")).isFalse();
		}
		assertThatExceptionOfType(TooManyAttempts.class)
			.isThrownBy(() -> few.matches("203.0.113.10", "another", "wrong"));
		assertThat(few.matches("203.0.113.16", "support", Caller.PASSWORD)).isTrue();
	}

	@Test
	void manyAtOnceGetNoMoreTries() {
		List<Integer> statuses = atOnce(40, (i) -> from("203.0.113.11", "engineering2", "wrong" + i).get("/api/cases"));
		assertThat(statuses).containsOnly(401, 429).filteredOn((status) -> status == 401).hasSize(TRIES);
	}

	@Test
	void aProgramWithTheRightPasswordIsNeverRefused() {
		assertThat(atOnce(40, (i) -> from("203.0.113.12", "engineering", Caller.PASSWORD).get("/api/cases")))
			.containsOnly(200);
	}

	@Test
	void theRightPasswordBringsAllTriesBack() {
		for (int round = 0; round < 2; round++) {
			for (int i = 0; i < TRIES - 1; i++) {
				assertThat(this.attempts.matches("203.0.113.13", "privacy", "wrong")).isFalse();
			}
			assertThat(this.attempts.matches("203.0.113.13", "privacy", Caller.PASSWORD)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "SUPPORT", "support ", " ", "名字", "a\u0000b", "'; drop table x; --", "*" })
	void aNameThatNobodyHasIsAnsweredLikeAWrongPassword(String name) {
		HttpResponse<String> unknown = from("203.0.113.14", name, "wrong").get("/api/cases");
		HttpResponse<String> known = from("203.0.113.14", "analytics", "wrong").get("/api/cases");
		assertThat(unknown.statusCode()).isEqualTo(401);
		assertThat(unknown.body()).isEqualTo(known.body());
	}

	@Test
	void anUnknownNameTakesAsLongAsAWrongPassword() {
		List<Duration> known = Stream.generate(() -> time("manager2")).limit(5).sorted().toList();
		List<Duration> unknown = Stream.generate(() -> time("nobody")).limit(5).sorted().toList();
		double ratio = (double) known.get(2).toNanos() / unknown.get(2).toNanos();
		assertThat(ratio).isBetween(0.5, 2.0);
	}

	private Duration time(String userId) {
		long begin = System.nanoTime();
		this.identities.checkPassword(userId, "wrong" + begin);
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	@Test
	void onlyThisMachineIsBelievedToNameAClientUnlessSet() {
		assertThat("127.0.0.1").matches(this.trustedProxies);
		assertThat(List.of("10.0.0.1", "192.168.1.1", "172.16.0.1", "203.0.113.1"))
			.noneMatch((address) -> address.matches(this.trustedProxies));
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.9, 203.0.113.9", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0",
			"2001:db8:1:2::1, 2001:db8:1:2:0:0:0:0", "::ffff:203.0.113.9, 203.0.113.9", "unknown, unknown",
			"not:an:address, not:an:address" })
	void anIpv6NetworkCountsAsOneAddress(String remote, String counted) {
		assertThat(ClientAddress.counted(remote)).isEqualTo(counted);
	}

	@Test
	void anAdministratorIsRescuedWithANewPassword() {
		User user = this.identities.newUser("stuck");
		user.setPassword(OWN);
		this.identities.saveUser(user);
		this.identities.createMembership("stuck", "camunda-admin");
		try {
			IntStream.range(0, TRIES).forEach((i) -> this.attempts.matches("203.0.113.15", "stuck", "wrong"));
			String password = "lilac kettle 23 sings";
			assertThat(this.administrator.rescue("stuck", "too short"))
				.isEqualTo(RescuedAdministrator.RescueOutcome.WEAK_PASSWORD);
			assertThat(this.administrator.rescue("stuck", password))
				.isEqualTo(RescuedAdministrator.RescueOutcome.RESCUED);
			assertThat(this.attempts.matches("203.0.113.15", "stuck", password)).isTrue();
			assertThat(this.attempts.matches("203.0.113.15", "stuck", OWN)).isFalse();
			assertThat(this.administrator.rescue("support", password))
				.isEqualTo(RescuedAdministrator.RescueOutcome.NO_ADMINISTRATOR);
		}
		finally {
			this.identities.deleteUser("stuck");
		}
	}

	private Caller from(String address, String userId, String password) {
		return Caller.program(this.port, userId, password).with("X-Forwarded-For", address);
	}

	private static int seconds(HttpResponse<String> answer) {
		return Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
	}

	private static List<Integer> statuses(int times, Request request) {
		return IntStream.range(0, times).mapToObj((i) -> request.send(i).statusCode()).toList();
	}

	private static List<Integer> atOnce(int times, Request request) {
		ExecutorService threads = Executors.newFixedThreadPool(times);
		try {
			return IntStream.range(0, times)
				.mapToObj((i) -> CompletableFuture.supplyAsync(() -> request.send(i).statusCode(), threads))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
		}
		finally {
			threads.shutdown();
		}
	}

	/** One of many requests. */
	private interface Request {

		HttpResponse<String> send(int i);

	}

}
