package feedbackloop.security;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who reaches which address, and how.
 */
@FeedbackLoopTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AccessTests {

	private static final String FORM_COOKIE = "form";

	private static final String SESSION = "JSESSIONID";

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping ours;

	@ParameterizedTest
	@ValueSource(strings = { "/api/cases", "/api/cases/FB-20261122-000001", "/api/tasks/cards", "/api/calendar/due",
			"/engine-rest/engine", "/engine-rest/task", "/engine-rest/identity/password-policy",
			"/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/",
			"/camunda/api/admin/auth/user/default", "/camunda/api/engine/engine/default/identity/password-policy" })
	void programsWithoutSignInGet401AndNoRedirect(String path) {
		assertThat(Caller.program(this.port).get(path).statusCode()).isEqualTo(401);
		assertThat(Caller.browser(this.port).get(path).statusCode()).isEqualTo(401);
	}

	@Test
	void onlyProgramsAreAskedForAPasswordByTheProtocol() {
		String challenge = "WWW-Authenticate";
		assertThat(Caller.program(this.port).get("/engine-rest/task").headers().firstValue(challenge)).isPresent();
		assertThat(Caller.program(this.port).get("/api/cases").headers().firstValue(challenge)).isPresent();
		for (Caller script : new Caller[] { Caller.browser(this.port),
				Caller.program(this.port).with("X-Requested-With", "XMLHttpRequest"),
				Caller.program(this.port).with("Sec-Fetch-Mode", "cors"),
				Caller.program(this.port, "analytics2", "wrong").with("Sec-Fetch-Mode", "cors") }) {
			for (String path : new String[] { "/engine-rest/task", "/api/cases",
					"/camunda/api/engine/engine/default/task" }) {
				HttpResponse<String> answer = script.get(path);
				assertThat(answer.statusCode()).as(path).isEqualTo(401);
				assertThat(answer.headers().firstValue(challenge)).as(path).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/intake", "/tasks", "/tasks/1", "/cases/FB-20261122-000001", "/outbox", "/calendar",
			"/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/lib/deps.js" })
	void peopleWithoutSignInAreLedToThePage(String path) {
		HttpResponse<String> answer = Caller.browser(this.port).get(path);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location")).hasValue("/login");
	}

	@Test
	void signInLeadsBackToThePageAskedFor() {
		Caller browser = Caller.browser(this.port);
		browser.get("/cases/FB-20261122-000001");
		HttpResponse<String> answer = browser.signIn("support");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/cases/FB-20261122-000001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/env", "/nowhere", "/webjars/camunda/app",
			"/v3/api-docs" })
	void whatIsNamedNowhereIsNotThere(String path) {
		assertThat(Caller.browser(this.port).get(path).statusCode()).isEqualTo(404);
		Caller support = Caller.browser(this.port);
		support.signIn("support");
		assertThat(support.get(path).statusCode()).isIn(403, 404);
	}

	@Test
	void healthIsOnTheManagementPort() {
		assertThat(Caller.program(this.managementPort).get("/actuator/health").statusCode()).isEqualTo(200);
		assertThat(Caller.program(this.managementPort).get("/actuator/env").statusCode()).isEqualTo(404);
	}

	@Test
	void oneSignInServesPagesWebAppsAndApi() {
		Caller manager = Caller.browser(this.port);
		manager.signIn("manager");
		assertThat(manager.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
		assertThat(manager.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
		assertThat(manager.get("/camunda/api/engine/engine/default/task?maxResults=5").statusCode()).isEqualTo(200);
		assertThat(manager.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"manager\"")
			.contains("cockpit")
			.contains("tasklist");
		assertThat(manager.get("/api/cases/FB-20261122-999999").statusCode()).isNotIn(401, 403, 302);
	}

	@ParameterizedTest
	@CsvSource({ "support,403", "engineering,403", "auditor,200", "owner,200", "manager,200", "admin,200" })
	void cockpitIsForThoseWhoLookAfterTheProcess(String userId, int status) {
		Caller person = Caller.browser(this.port);
		person.signIn(userId);
		assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
		assertThat(person.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "support,/intake /tasks /rules", "owner,/intake /tasks /rules",
			"auditor,/insights /rules /audit/access", "manager,/intake /tasks /insights /rules",
			"privacy,/intake /tasks /privacy /rules" })
	void theHeaderLeadsWhereTheReaderMayGo(String userId, String addresses) {
		Caller person = Caller.browser(this.port);
		person.signIn(userId);
		String page = person.get("/cases").body();
		for (String address : List.of("/intake", "/tasks", "/insights", "/privacy", "/rules", "/audit/access")) {
			assertThat(page.contains("<a href=\"" + address + "\"")).as("%s sees a link to %s", userId, address)
				.isEqualTo(List.of(addresses.split(" ")).contains(address));
		}
	}

	@Test
	void everyAddressOfOursStandsInTheTable() {
		assertThat(this.ours.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.flatMap((path) -> MappedAddresses.methods(mapping)
					.map((method) -> new MockHttpServletRequest(method,
							MappedAddresses.filled(path, Map.of("number", "FB-20261122-000001"))))))
			.filter((request) -> !request.getRequestURI().equals(WebSecurity.SIGN_IN_LATER)
					&& !request.getRequestURI().startsWith("/camunda/"))
			.filter((request) -> Area.right(request) == Right.NEVER)
			.map((request) -> request.getMethod() + " " + request.getRequestURI()))
			.as("addresses that Area names nowhere, or for nobody")
			.isEmpty();
	}

	@Test
	void theFirstAreaThatFitsCounts() {
		assertThat(Area.right(new MockHttpServletRequest("GET", "/rules/edit"))).isEqualTo(Right.CHANGE_RULES);
		assertThat(Area.right(new MockHttpServletRequest("GET", "/rules/file"))).isEqualTo(Right.READ);
		assertThat(Area.right(new MockHttpServletRequest("GET", "/calendar/changes"))).isEqualTo(Right.WATCH_RULES);
		assertThat(Area.right(new MockHttpServletRequest("POST", "/calendar/changes"))).isEqualTo(Right.MOVE_DEADLINES);
		assertThat(Area.right(new MockHttpServletRequest("HEAD", "/calendar"))).isEqualTo(Right.READ);
		assertThat(Area.right(new MockHttpServletRequest("POST", "/audit/proof"))).isEqualTo(Right.NEVER);
		assertThat(Area.right(new MockHttpServletRequest("GET", "/nowhere"))).isEqualTo(Right.NEVER);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void allStaffReadTheRulesAndOwnersAloneChangeThem(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		for (String page : List.of("/rules", "/rules/file?name=processes/grade.dmn", "/rules/drafts", "/rules/try",
				"/rules/compare?name=processes/grade.dmn&from=1&to=live")) {
			assertThat(person.get(page).statusCode()).as(page).isEqualTo(200);
		}
		Caller program = Caller.program(this.port, group.id());
		for (String address : List.of("/api/rules", "/api/rules/file?name=processes/grade.dmn", "/api/rules/try")) {
			assertThat(program.get(address).statusCode()).as(address).isEqualTo(200);
		}
		boolean isOwner = Right.CHANGE_RULES.isOf(List.of(group.id()));
		assertThat(person.get("/rules").body().contains("id=\"upload\"")).as("may upload").isEqualTo(isOwner);
		assertThat(person.get("/rules/edit?name=processes/grade.dmn").statusCode()).isEqualTo(isOwner ? 200 : 403);
		assertThat(program.postJson("/api/rules/deploy", "{}").statusCode()).isEqualTo(isOwner ? 400 : 403);
		assertThat(program.postJson("/api/rules/check", "{}").statusCode()).isEqualTo(isOwner ? 400 : 403);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void whatRulesDoToCasesIsForThoseWhoLookAfterThem(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		Caller program = Caller.program(this.port, group.id());
		int status = Right.WATCH_RULES.isOf(List.of(group.id())) ? 200 : 403;
		for (String page : List.of("/rules/replays", "/rules/replays/new", "/rules/running")) {
			assertThat(person.get(page).statusCode()).as(page).isEqualTo(status);
			assertThat(person.get("/rules").body().contains("<a href=\"" + page.replace("/new", "") + "\""))
				.as("sees a link")
				.isEqualTo(status == 200);
		}
		assertThat(program.get("/api/rules/replays").statusCode()).isEqualTo(status);
		assertThat(program.get("/api/rules/migrations").statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void whatIsKeptOfPeopleIsForPrivacyAlone(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		boolean isPrivacy = group == StaffGroup.PRIVACY;
		assertThat(person.get("/privacy").statusCode()).isEqualTo(isPrivacy ? 200 : 403);
		assertThat(person.get("/privacy/register").statusCode()).isEqualTo(isPrivacy ? 200 : 403);
		assertThat(person.get("/privacy/assessment").statusCode()).isEqualTo(isPrivacy ? 200 : 403);
		assertThat(Caller.program(this.port, group.id())
			.postJson("/api/persons/erasure", "{\"number\":\"FB-20261122-999999\",\"reason\":\"x\"}")
			.statusCode()).isEqualTo(isPrivacy ? 404 : 403);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void keysOfProgramsAreForAdministratorsAlone(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		boolean isAdministrator = group == StaffGroup.ADMIN;
		assertThat(person.get("/clients").statusCode()).isEqualTo(isAdministrator ? 200 : 403);
		assertThat(person.get("/intake").body().contains("<a href=\"/clients\"")).as("sees a link")
			.isEqualTo(isAdministrator);
		Map<String, String> token = Map.of("_csrf", Caller.formToken(person.get("/cases").body()));
		assertThat(person.postForm("/clients", token).statusCode()).isEqualTo(isAdministrator ? 400 : 403);
		assertThat(person.postForm("/clients/999999/keys", token).statusCode()).isEqualTo(isAdministrator ? 404 : 403);
		assertThat(person.postForm("/clients/999999/keys/1/revocation", token).statusCode())
			.isEqualTo(isAdministrator ? 404 : 403);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void masterKeysAreForAdministratorsAlone(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		boolean isAdministrator = group == StaffGroup.ADMIN;
		assertThat(person.get("/keys").statusCode()).isEqualTo(isAdministrator ? 200 : 403);
		Map<String, String> token = Map.of("_csrf", Caller.formToken(person.get("/cases").body()));
		assertThat(person.postForm("/keys/rotation", token).statusCode()).isEqualTo(isAdministrator ? 400 : 403);
		assertThat(person.postForm("/keys/rotation/0/pause", token).statusCode())
			.isEqualTo(isAdministrator ? 404 : 403);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void theDayIsTickedOffByTheRoleInChargeAndReadByWhoOversees(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		HttpResponse<String> page = person.get("/intake/day");
		boolean oversees = Right.OVERSEE.isOf(List.of(group.id()));
		assertThat(page.statusCode()).isEqualTo(oversees ? 200 : 403);
		boolean isInCharge = Right.CONSOLIDATE.isOf(List.of(group.id()));
		assertThat(page.body().contains("name=\"note\"")).as("may tick off").isEqualTo(isInCharge);
		assertThat(person.get("/cases").body().contains("<a href=\"/intake/day\"")).as("sees a link")
			.isEqualTo(isInCharge);
		String token = Caller.formToken(person.get("/cases").body());
		assertThat(person.postForm("/intake/day", Map.of("_csrf", token, "day", "1999-01-01")).statusCode())
			.isEqualTo(isInCharge ? 302 : 403);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void sourcesAreSeenByWhoWatchesRulesAndTheirSecretsAreForAdministrators(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		boolean watches = Right.WATCH_RULES.isOf(List.of(group.id()));
		assertThat(person.get("/sources").statusCode()).isEqualTo(watches ? 200 : 403);
		assertThat(person.get("/rules").body().contains("<a href=\"/sources\"")).as("sees a link").isEqualTo(watches);
		String token = Caller.formToken(person.get("/cases").body());
		assertThat(person.postForm("/sources/none/secrets", Map.of("_csrf", token)).statusCode())
			.isEqualTo((group == StaffGroup.ADMIN) ? 302 : 403);
		assertThat(person.postForm("/sources/none/look", Map.of("_csrf", token)).statusCode())
			.isEqualTo(Right.CHANGE_RULES.isOf(List.of(group.id())) ? 302 : 403);
	}

	@Test
	void theSessionChangesAtSignInAndDiesAtSignOut() {
		Caller browser = Caller.browser(this.port);
		browser.get("/intake");
		String before = browser.cookie(SESSION).orElseThrow();
		browser.signIn("support");
		String signedIn = browser.cookie(SESSION).orElseThrow();
		assertThat(signedIn).isNotEqualTo(before);
		String page = browser.get("/camunda/app/tasklist/default/").body();
		assertThat(page).contains("tasklist");

		HttpResponse<String> signOut = browser.postForm("/logout",
				Map.of("_csrf", Caller.formToken(Caller.browser(this.port).get("/login").body())));
		assertThat(signOut.statusCode()).as("a token of another browser").isEqualTo(403);

		String token = browser.cookie(FORM_COOKIE).orElseThrow();
		signOut = browser.postForm("/logout", Map.of("_csrf", masked(token)));
		assertThat(signOut.headers().firstValue("Location"))
			.hasValueSatisfying((to) -> assertThat(to).contains("/login"));
		assertDead(signedIn);
	}

	@Test
	void signingOutOfTasklistEndsTheWholeSession() {
		Caller browser = Caller.browser(this.port);
		browser.signIn("support");
		browser.get("/camunda/app/tasklist/default/");
		String session = browser.cookie(SESSION).orElseThrow();
		String signOut = "/camunda/api/admin/auth/user/default/logout";

		assertThat(browser.withToken().postJson(signOut, "").statusCode()).isEqualTo(200);
		assertDead(session);
	}

	@Test
	void aWriteInTheWebAppsNeedsTheirToken() {
		Caller browser = Caller.browser(this.port);
		browser.signIn("support2");
		browser.get("/camunda/app/tasklist/default/");
		assertThat(browser.postJson("/camunda/api/engine/engine/default/task/count", "{}").statusCode()).isEqualTo(403);
	}

	private void assertDead(String session) {
		Caller thief = Caller.browser(this.port);
		thief.keepCookie(SESSION, session);
		assertThat(thief.get("/intake").statusCode()).isEqualTo(302);
		assertThat(thief.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
	}

	@Test
	void aWrongPasswordLeadsBackWithOneSentenceForEveryReason() {
		for (String userId : new String[] { "analytics2", "nobody" }) {
			Caller browser = Caller.browser(this.port);
			HttpResponse<String> answer = browser.signIn(userId, "wrong");
			assertThat(answer.headers().firstValue("Location")).hasValue("/login?failed");
			assertThat(browser.get("/login?failed").body()).contains("or the password is wrong");
		}
		assertThat(Caller.program(this.port, "analytics2", "wrong").get("/engine-rest/task").statusCode())
			.isEqualTo(401);
	}

	@Test
	void theSignInPageIsChineseUnlessTheReaderAsksForEnglishAndNamesNoAccountHere() {
		HttpResponse<String> chinese = Caller.browser(this.port).with("Accept-Language", "zh-CN").get("/login");
		assertThat(chinese.body()).contains("用户名").contains("lang=\"zh-CN\"").doesNotContain("support2");
		assertThat(Caller.browser(this.port).get("/login").body()).contains("User name").contains("lang=\"en\"");
	}

	@Test
	void engineRestKnowsBasicOnlyAndKeepsNoSession() {
		Caller program = Caller.program(this.port, "support");
		assertThat(program.get("/engine-rest/task").statusCode()).isIn(200, 400);
		assertThat(program.get("/engine-rest/task?maxResults=10").statusCode()).isEqualTo(200);
		assertThat(program.cookie(SESSION)).isEmpty();

		Caller browser = Caller.browser(this.port);
		browser.signIn("support");
		assertThat(browser.get("/engine-rest/task?maxResults=10").statusCode()).isEqualTo(401);
		assertThat(Caller.program(this.port).get("/engine-rest/task?maxResults=10").statusCode())
			.as("the sign-in of the call before is forgotten")
			.isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					POST | /process-definition/key/feedback/start | {}
					POST | /message | {"messageName":"FeedbackRegistered"}
					POST | /task/create | {"name":"x"}
					PUT | /process-definition/key/feedback/suspended | {"suspended":true}
					POST | /user/create | {"profile":{"id":"x"},"credentials":{"password":"mauve teapot 17 walks"}}
					PUT | /group/camunda-admin/members/auditor | {}
					POST | /group/create | {"id":"x","name":"x"}
					POST | /authorization/create | {"type":0,"permissions":["ALL"],"userId":"*","resourceType":0,"resourceId":"*"}
					POST | /decision-definition/key/grade/evaluate | {"variables":{}}
					DELETE | /user/support2 | {}
					DELETE | /group/support | {}
					PUT | /user/support2/credentials | {"password":"mauve teapot 17 walks"}
					""")
	void nobodyButAdministratorsChangesTheEngineByHand(String method, String path, String json) {
		for (String userId : new String[] { "support", "manager", "auditor", "owner" }) {
			HttpResponse<String> answer = Caller.program(this.port, userId)
				.send(method, "/engine-rest" + path, "application/json", json);
			// 404 hides from those who may not even see it; 400 asks for the own
			// password.
			assertThat(answer.statusCode()).as(userId + ": " + answer.body()).isIn(400, 403, 404);
		}
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void theBacklogIsReadByWhoPreparesItsReviewAndDecidedByManagers(StaffGroup group) {
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		boolean reads = Right.READ_REVIEWS.isOf(List.of(group.id()));
		assertThat(person.get("/backlog").statusCode()).isEqualTo(reads ? 200 : 403);
		assertThat(person.get("/reviews").statusCode()).isEqualTo(reads ? 200 : 403);
		assertThat(person.get("/cases").body().contains("<a href=\"/backlog\"")).as("sees a link").isEqualTo(reads);
		Map<String, String> token = Map.of("_csrf", Caller.formToken(person.get("/cases").body()));
		assertThat(person.postForm("/reviews/RV-1998-01/decisions", token).statusCode())
			.isEqualTo((group == StaffGroup.MANAGER) ? 302 : 403);
	}

	@ParameterizedTest
	@EnumSource(StaffGroup.class)
	void articlesAreReadByStaffAndPublishedByFew(StaffGroup group) {
		assertThat(Caller.browser(this.port).get("/knowledge").statusCode()).as("nobody").isNotEqualTo(200);
		Caller person = Caller.browser(this.port);
		person.signIn(group.id());
		HttpResponse<String> list = person.get("/knowledge");
		assertThat(list.statusCode()).isEqualTo(Right.READ.isOf(List.of(group.id())) ? 200 : 403);
		Map<String, String> publication = Map.of("version", "1", "_csrf",
				Caller.formToken(person.get("/cases").body()));
		assertThat(person.postForm("/knowledge/987654321/publication", publication).statusCode())
			.isEqualTo(Right.PUBLISH_ARTICLES.isOf(List.of(group.id())) ? 404 : 403);
	}

	@Test
	void onlyManagersDecideOnTheBacklog() {
		String path = "/api/cases/FB-20261122-999999/backlog";
		String decision = "{\"decision\":\"take\",\"reason\":\"x\"}";
		assertThat(Caller.program(this.port).postJson(path, decision).statusCode()).isEqualTo(401);
		assertThat(Caller.program(this.port, "support").postJson(path, decision).statusCode()).isEqualTo(403);
		assertThat(Caller.program(this.port, "admin").postJson(path, decision).statusCode()).isEqualTo(403);
		assertThat(Caller.program(this.port, "manager").postJson(path, decision).statusCode()).isEqualTo(404);
	}

	@Test
	void aWriteWithASessionNeedsTheTokenAndAWriteWithBasicDoesNot() {
		String path = "/api/cases/FB-20261122-999999/backlog";
		String decision = "{\"decision\":\"take\",\"reason\":\"x\"}";
		Caller browser = Caller.browser(this.port);
		browser.signIn("manager");
		assertThat(browser.postJson(path, decision).statusCode()).isEqualTo(403);
		assertThat(browser.with("X-XSRF-TOKEN", "invented").postJson(path, decision).statusCode()).isEqualTo(403);
		browser.get("/login");
		String token = masked(browser.cookie(FORM_COOKIE).orElseThrow());
		assertThat(browser.with("X-XSRF-TOKEN", token).postJson(path, decision).statusCode()).isEqualTo(404);
	}

	@Test
	void customersNeedNeitherSignInNorToken() {
		HttpResponse<String> answer = Caller.program(this.port).postJson("/api/feedback", "{}");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(Caller.program(this.port).get("/api/feedback/FB-20261122-999999").statusCode()).isIn(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/camunda/api/admin/setup/default/user/create",
			"/camunda/api/admin/setup/default/user/create/", "/camunda/api/admin/setup;x/default/user/create",
			"/camunda/api/admin/setup/default;x/user/create", "/camunda//api/admin/setup/default/user/create",
			"/camunda/api/admin//setup/default/user/create", "/camunda/api/admin/%73etup/default/user/create",
			"/camunda/api/admin/x/../setup/default/user/create",
			"/camunda/api/admin/x/%2e%2e/setup/default/user/create", "/camunda/api/admin/setup%2fdefault/user/create",
			"/camunda/api/admin/./setup/default/user/create", "/camunda/%61pi/admin/setup/default/user/create",
			"/camunda/./api/admin/setup/default/user/create", "/camunda/api/admin/setup/",
			"/camunda/api/admin/auth/user/default/login/tasklist",
			"/camunda/api/admin/auth/user/default/login/admin/" })
	void noBodyMakesAnAdministratorOrSignsInAroundThePage(String path) {
		String user = "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"a long enough password\"}}";
		assertThat(Caller.program(this.port).postJson(path, user).statusCode()).isIn(400, 403, 404);
		Caller support = Caller.browser(this.port);
		support.signIn("support");
		support.get("/camunda/app/tasklist/default/");
		assertThat(support.withToken().postJson(path, user).statusCode()).isIn(400, 403, 404);
		assertThat(Caller.program(this.port, "admin").get("/engine-rest/user/mallory/profile").statusCode())
			.isEqualTo(404);
	}

	@Test
	void everyAnswerCarriesTheHeadersThatProtectIt() {
		Caller browser = Caller.browser(this.port);
		browser.signIn("support");
		for (String path : new String[] { "/login", "/intake", "/api/cases", "/engine-rest/engine", "/nowhere",
				"/camunda/api/admin/setup/default/user/create", "/css/sign-in.css" }) {
			HttpResponse<String> answer = browser.get(path);
			String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
			assertThat(policy).as(path)
				.contains("frame-ancestors 'none'")
				.contains("object-src 'none'")
				.contains("base-uri 'none'")
				.doesNotContain("unsafe");
			assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
			assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
			assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).as(path).hasValue("same-origin");
		}
		assertThat(browser.get("/intake").headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
	}

	@Test
	void onlyACaseMayStandInAnotherOfOurPages() {
		Caller browser = Caller.browser(this.port);
		browser.signIn("support");
		HttpResponse<String> aCase = browser.get("/cases/FB-20261122-999999");
		assertThat(aCase.headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.contains("frame-ancestors 'self'");
		assertThat(aCase.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
		for (String path : new String[] { "/login", "/intake", "/outbox", "/api/cases" }) {
			assertThat(browser.get(path).headers().allValues("X-Frame-Options")).as(path).containsExactly("DENY");
		}
	}

	@Test
	void theWebAppsKeepTheirOwnPolicyAndTheirDataIsNotStored() {
		Caller browser = Caller.browser(this.port);
		browser.signIn("support");
		HttpResponse<String> page = browser.get("/camunda/app/tasklist/default/");
		assertThat(page.headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.contains("nonce-")
			.contains("frame-ancestors 'none'");
		assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		HttpResponse<String> data = browser.get("/camunda/api/engine/engine/default/task?maxResults=1");
		assertThat(data.headers().allValues("Cache-Control")).anyMatch((value) -> value.contains("no-store"));
	}

	/**
	 * A token as a form carries it: random bytes, and the bytes of the token XOR-ed with
	 * them.
	 */
	private static String masked(String token) {
		byte[] bytes = token.getBytes(java.nio.charset.StandardCharsets.UTF_8);
		byte[] form = new byte[bytes.length * 2];
		System.arraycopy(bytes, 0, form, bytes.length, bytes.length);
		return java.util.Base64.getUrlEncoder().encodeToString(form);
	}

}
