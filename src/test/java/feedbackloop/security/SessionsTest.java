package feedbackloop.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import feedbackloop.testing.CaseTest;
import jakarta.servlet.http.HttpSession;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a session goes on when the account behind it changes.
 */
@CaseTest
class SessionsTest {

	private static final String PASSWORD = "mauve teapot 17 walks";

	private static final List<String> PEOPLE = List.of("leavingOwner", "leavingAdmin", "deletedAgent", "renewedAgent",
			"joiningAgent", "stayingAgent", "grouplessAgent");

	private static UserEntity hashed;

	@LocalServerPort
	private int port;

	@Autowired
	private IdentityService identities;

	@Autowired
	private AccountStates accounts;

	/** All with one password, which is hashed once: that takes long on purpose. */
	@BeforeEach
	void hire() {
		PEOPLE.forEach((userId) -> {
			UserEntity user = (UserEntity) this.identities.newUser(userId);
			if (hashed == null) {
				user.setPassword(PASSWORD);
				hashed = user;
			}
			else {
				user.setDbPassword(hashed.getPassword());
				user.setSalt(hashed.getSalt());
			}
			this.identities.saveUser(user);
			this.identities.createMembership(userId, "support");
		});
		this.identities.createMembership("leavingOwner", "owner");
		this.identities.createMembership("leavingAdmin", "admin");
		this.identities.createMembership("leavingAdmin", "camunda-admin");
	}

	@AfterEach
	void dismiss() {
		SecurityContextHolder.clearContext();
		PEOPLE.forEach(this.identities::deleteUser);
	}

	@Test
	void whatChangesAboutAnAccountHoldsForOldSessionsWithinTenSecondsEverywhere() {
		Caller owner = signedIn("leavingOwner");
		Caller admin = signedIn("leavingAdmin");
		Caller deleted = signedIn("deletedAgent");
		Caller renewed = signedIn("renewedAgent");
		Caller joining = signedIn("joiningAgent");
		Caller staying = signedIn("stayingAgent");
		Caller groupless = signedIn("grouplessAgent");
		String edit = "/rules/edit?name=processes/grade.dmn";
		String cockpit = "/camunda/app/cockpit/default/";
		String webApp = "/camunda/api/engine/engine/default/task?maxResults=1";
		String users = "/camunda/api/engine/engine/default/authorization?maxResults=1";
		assertStatus(200, owner, edit, cockpit, webApp, "/api/rules/replays", "/cases");
		assertStatus(200, admin, "/audit/access", users, "/api/rules/migrations");
		assertStatus(200, deleted, "/cases", webApp, "/api/rules");
		assertStatus(200, renewed, "/cases", webApp, "/api/rules");
		assertStatus(403, joining, cockpit, "/rules/replays");
		assertStatus(200, groupless, "/cases", "/rules", "/api/rules", "/api/docs/openapi/staff");

		this.identities.deleteMembership("leavingOwner", "owner");
		this.identities.deleteMembership("leavingAdmin", "admin");
		this.identities.deleteMembership("leavingAdmin", "camunda-admin");
		this.identities.deleteUser("deletedAgent");
		User user = this.identities.createUserQuery().userId("renewedAgent").singleResult();
		user.setPassword(PASSWORD + " on");
		this.identities.saveUser(user);
		this.identities.createMembership("joiningAgent", "manager");
		this.identities.deleteMembership("grouplessAgent", "support");

		Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
			assertStatus(403, owner, edit, cockpit, "/api/rules/replays");
			assertStatus(200, owner, "/cases", webApp);
			assertStatus(403, admin, "/audit/access", "/api/rules/migrations");
			assertThat(admin.get(users).body()).isEqualTo("[]");
			assertStatus(302, deleted, "/cases", cockpit);
			assertStatus(401, deleted, webApp, "/api/rules");
			assertStatus(302, renewed, "/cases", cockpit);
			assertStatus(401, renewed, webApp, "/api/rules");
			assertStatus(200, joining, cockpit, "/rules/replays");
			assertStatus(200, staying, "/cases", webApp, "/api/rules");
			assertStatus(403, groupless, "/cases", "/rules", "/api/rules", "/api/docs/openapi/staff");
		});
	}

	@Test
	void aSessionThatIsInUseEndsAfterTwelveHours() throws Exception {
		assertThat(goesOn(Duration.ofHours(12).minusMinutes(1), () -> {
		})).isTrue();
		assertThat(goesOn(Duration.ofHours(12).plusMinutes(1), () -> {
		})).isFalse();
	}

	@Test
	void aPasswordChangedRightAfterTheSignInEndsTheSession() throws Exception {
		assertThat(goesOn(SessionWatch.NEXT_LOOK.plusSeconds(1), () -> {
			User user = this.identities.createUserQuery().userId("renewedAgent").singleResult();
			user.setPassword(PASSWORD + " again");
			this.identities.saveUser(user);
		})).isFalse();
	}

	@Test
	void aNameGivenToSomebodyElseEndsTheSession() throws Exception {
		assertThat(goesOn(SessionWatch.NEXT_LOOK.plusSeconds(1), () -> {
			this.identities.deleteUser("renewedAgent");
			User namesake = this.identities.newUser("renewedAgent");
			namesake.setPassword(PASSWORD);
			this.identities.saveUser(namesake);
		})).isFalse();
	}

	/**
	 * Whether a session of an agent goes on that much later, after this has happened.
	 */
	private boolean goesOn(Duration later, Runnable change) throws Exception {
		MockHttpSession session = new MockHttpSession();
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setSession(session);
		UsernamePasswordAuthenticationToken agent = SignedIn.token("renewedAgent", List.of("support"));
		watch(Duration.ZERO).onAuthentication(agent, request, new MockHttpServletResponse());
		change.run();
		SecurityContextHolder.getContext().setAuthentication(agent);
		watch(later).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
		HttpSession after = request.getSession(false);
		assertThat(SignedIn.current().isPresent()).isEqualTo(after != null);
		return after != null;
	}

	private SessionWatch watch(Duration later) {
		return new SessionWatch(this.accounts, Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC));
	}

	private Caller signedIn(String userId) {
		Caller browser = Caller.browser(this.port);
		browser.signIn(userId, PASSWORD);
		return browser;
	}

	private static void assertStatus(int status, Caller person, String... addresses) {
		for (String address : addresses) {
			assertThat(person.get(address).statusCode()).as(address).isEqualTo(status);
		}
	}

}
