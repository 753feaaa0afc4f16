package feedbackloop.security;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.testing.CaseTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How passwords are stored, and how a bad one is refused whichever way it comes.
 */
@CaseTest
class PasswordsTest {

	private static final String OWN = "mauve teapot 17 walks";

	@LocalServerPort
	private int port;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcTemplate database;

	@Test
	void aPasswordIsStoredSlowToTry() {
		assertThat(stored("support")).startsWith("{PBKDF2-SHA512-210000}");
		List<Long> times = Stream.generate(this::timeOfAWrongOne).limit(5).sorted().toList();
		assertThat(times.get(2)).isGreaterThan(50_000_000);
	}

	private long timeOfAWrongOne() {
		long begin = System.nanoTime();
		this.identities.checkPassword("support", "wrong" + begin);
		return System.nanoTime() - begin;
	}

	@Test
	void whatTheEngineHashedIsTakenAndHashedAnewAtSignIn() {
		this.database.update("update act_id_user set pwd_ = ?, salt_ = 'salt' where id_ = 'legal2'",
				new PasswordManager(new Sha512HashDigest(), List.of()).encrypt("feedback" + "salt"));
		assertThat(this.identities.checkPassword("legal2", "wrong")).isFalse();
		assertThat(stored("legal2")).startsWith("{SHA-512}");
		assertThat(Caller.program(this.port, "legal2")
			.with("X-Forwarded-For", "203.0.113.30")
			.get("/api/cases")
			.statusCode()).isEqualTo(200);
		assertThat(stored("legal2")).startsWith("{PBKDF2-SHA512-210000}");
		assertThat(this.identities.checkPassword("legal2", "feedback")).isTrue();
		assertThat(this.identities.checkPassword("legal2", "wrong")).isFalse();
	}

	@Test
	void anAccountWithoutPasswordLetsNobodyIn() {
		this.identities.saveUser(this.identities.newUser("robot"));
		try {
			assertThat(List.of("", "null", "wrong"))
				.noneMatch((password) -> this.identities.checkPassword("robot", password));
			assertThat(this.identities.checkPassword("robot", null)).isFalse();
		}
		finally {
			this.identities.deleteUser("robot");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "Password1234567", "newcomer walks home" })
	void aBadPasswordIsRefusedInWordsOverRestAndInAdmin(String password) {
		String account = """
				{"profile":{"id":"newcomer","firstName":"A","lastName":"B"},"credentials":{"password":"%s"}}
				""".formatted(password);
		String change = "{\"password\":\"%s\",\"authenticatedUserPassword\":\"feedback\"}".formatted(password);
		Caller program = Caller.program(this.port, "admin");
		refused(program.postJson("/engine-rest/user/create", account));

		Caller admin = Caller.browser(this.port);
		admin.signIn("admin");
		admin.get("/camunda/app/admin/default/");
		Caller web = admin.withToken();
		refused(web.postJson("/camunda/api/engine/engine/default/user/create", account));
		assertThat(this.identities.createUserQuery().userId("newcomer").count()).isZero();

		program.postJson("/engine-rest/user/create", account.replace(password, OWN));
		try {
			refused(program.putJson("/engine-rest/user/newcomer/credentials", change));
			refused(web.putJson("/camunda/api/engine/engine/default/user/newcomer/credentials", change));
			assertThat(this.identities.checkPassword("newcomer", OWN)).isTrue();
			assertThat(program
				.putJson("/engine-rest/user/newcomer/credentials", change.replace(password, "lilac kettle 23 sings"))
				.statusCode()).isEqualTo(204);
		}
		finally {
			this.identities.deleteUser("newcomer");
		}
	}

	private static void refused(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("12 to 128 characters");
	}

	private String stored(String userId) {
		return this.database.queryForObject("select pwd_ from act_id_user where id_ = ?", String.class, userId);
	}

}
