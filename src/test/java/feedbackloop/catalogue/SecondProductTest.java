package feedbackloop.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.CheckRefused;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.Finding;
import feedbackloop.process.Directory;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.RoutingThatAsks;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * A product and its team are added by the catalogue and a row of routing; the team works
 * without a restart, until it is retired.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class SecondProductTest {

	private static final String MEMBER = "tillsMember";

	private static final String COLLEAGUE = "tillsColleague";

	private static final Date FRIDAY = Date.from(Instant.parse("2026-11-20T08:30:00Z"));

	private static final String ROUTING = "processes/routing.dmn";

	private static final String PRODUCT = """
			products:
			  till:
			    zh-CN: 收银机
			    en: Cash register
			    modules:
			      printer:
			        zh-CN: 打印机
			        en: Receipt printer
			""";

	private static final String TEAM = """
			teams:
			  tills:
			    zh-CN: 收银组
			    en: Tills
			    calendar: always
			""";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private Deployments deployments;

	@Autowired
	private LiveFiles live;

	@Autowired
	private Directory directory;

	@Autowired
	private IdentityService identities;

	@Autowired
	private AuthorizationService authorizations;

	@Autowired
	private FilterService filters;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Versions versions;

	/** With the password of another, since hashing one takes long on purpose. */
	@BeforeEach
	void twoAreHired() {
		UserEntity alike = (UserEntity) this.identities.createUserQuery().userId("support").singleResult();
		for (String userId : List.of(MEMBER, COLLEAGUE)) {
			UserEntity user = (UserEntity) this.identities.newUser(userId);
			user.setDbPassword(alike.getPassword());
			user.setSalt(alike.getSalt());
			((IdentityServiceImpl) this.identities).saveUser(user, true);
		}
	}

	@AfterEach
	void theyLeave() {
		ClockUtil.reset();
		for (String userId : List.of(MEMBER, COLLEAGUE)) {
			this.identities.deleteUser(userId);
			this.rest.leaves(userId);
		}
		this.identities.deleteGroup("tills");
		this.authorizations.createAuthorizationQuery()
			.groupIdIn("tills")
			.list()
			.forEach((grant) -> this.authorizations.deleteAuthorization(grant.getId()));
	}

	@Test
	void aSecondProductHasItsTeamWithoutARestart() {
		goesLive(catalogue("products:\n", PRODUCT, "teams:\n", TEAM), routing("till", "tills"));
		join(MEMBER);
		join(COLLEAGUE);
		ClockUtil.setCurrentTime(FRIDAY);

		String number = triaged("ｃａｓｈ　Register");
		assertThat(this.work.fact(number, "team")).isEqualTo("tills");
		Task task = this.work.task(number, "firstResponse");
		assertThat(task.getDueDate()).as("two days by a calendar without weekends").isEqualTo("2026-11-22T16:30:00");

		String queue = this.filters.createTaskFilterQuery().filterNameLike("我部门的队列%").singleResult().getId();
		List<String> waiting = new ArrayList<>();
		this.work.as(MEMBER,
				() -> this.filters.<Task>listPage(queue, 0, 50).forEach((one) -> waiting.add(one.getId())));
		assertThat(waiting).contains(task.getId());
		assertThat(this.rest.tasklist(MEMBER).get("/tasks/" + task.getId()).statusCode()).isEqualTo(200);
		this.rest.completes(MEMBER, task.getId(), Answers.answer());
		assertThat(this.work.openTasks(number)).doesNotContain("firstResponse");

		String other = triaged("收银机");
		Task second = this.work.task(other, "firstResponse");
		this.work.claims(MEMBER, second);
		assertThat(this.work.page(MEMBER, "/cases?product=till")).contains(number, other);
		assertThat(this.work.page("lead", "/cases/" + number)).contains("收银组").doesNotContain(">tills<");
	}

	@Test
	void otherWorkIsHandedOverToTheTeamAndItContributes() {
		goesLive(catalogue("teams:\n", TEAM), contributions());
		join(MEMBER);
		assertThat(this.directory.workingTeams()).contains("tills");
		String number = triaged("商城");
		Task task = this.work.task(number, "firstResponse");
		assertThat(this.work.fillsIn("manager", "/cases/" + number + "/tasks/" + task.getId() + "/handOver",
				Map.of("team", "tills", "reason", "收银问题", "confirmed", "true")))
			.containsEntry("teamworkDone", "handedOver");
		this.rest.completes(MEMBER, task.getId(), Answers.answer());
		Task contribution = this.work.tasks(number, "contribute")
			.stream()
			.filter((one) -> groups(one).contains("tills"))
			.findFirst()
			.orElseThrow();
		this.rest.completes(MEMBER, contribution.getId(), Map.of("contribution", "日志里没有异常"));
	}

	@Test
	void aRetiredTeamGetsNothingNewAndFinishesWhatItHas() {
		ModelFile before = live(ROUTING);
		goesLive(catalogue("products:\n", PRODUCT, "teams:\n", TEAM), routing("till", "tills"));
		join(MEMBER);
		String number = triaged("till");
		ModelFile retired = this.live.with(CatalogueFile.NAME, "    en: Tills\n", "    en: Tills\n    retired: true\n");
		assertThatExceptionOfType(CheckRefused.class).isThrownBy(() -> goesLive(retired))
			.satisfies((refused) -> assertThat(refused.findings()).filteredOn((finding) -> !finding.warning())
				.extracting(Finding::file, Finding::code)
				.contains(tuple(CatalogueFile.NAME, "catalogueTeamLacking"), tuple(ROUTING, "tableOutputUnknown")));
		goesLive(retired, before);

		assertThat(this.directory.workingTeams()).doesNotContain("tills");
		assertThat(this.work.fact(triaged("till"), "team")).isEqualTo("support");
		assertThat(this.work.page("lead", "/cases?team=tills")).contains("收银组", number);
		this.rest.completes(MEMBER, this.work.task(number, "firstResponse").getId(), Answers.answer());
	}

	private void goesLive(ModelFile... files) {
		this.deployments.deploy(List.of(files), new Change("owner", Source.PAGE, null, null));
	}

	private ModelFile live(String name) {
		return this.versions.live(name).orElseThrow().file();
	}

	/** The live catalogue with parts of it replaced. */
	private ModelFile catalogue(String... partsAndReplacements) {
		ModelFile file = live(CatalogueFile.NAME);
		String text = file.text();
		for (int i = 0; i < partsAndReplacements.length; i += 2) {
			text = text.replaceFirst("(?m)^" + partsAndReplacements[i], partsAndReplacements[i + 1]);
		}
		return new ModelFile(file.name(), text);
	}

	private ModelFile routing(String product, String team) {
		ModelFile asks = RoutingThatAsks.of(live(ROUTING), "product", "", "\"" + product + "\"");
		return new ModelFile(asks.name(),
				asks.text()
					.replaceAll("(<outputEntry id=\"asked_(?:team|lead)\"><text>)\"engineering\"", "$1\"" + team + "\"")
					.replaceAll("(<outputValues id=\"outputValues_(?:team|lead)\">\\s*<text>)", "$1\"" + team + "\","));
	}

	/** What engineering contributed is now for the new team. */
	private ModelFile contributions() {
		ModelFile contributions = live("processes/contributions.dmn");
		return new ModelFile(contributions.name(),
				contributions.text()
					.replace("<outputEntry id=\"engineering_out_team\"><text>\"engineering\"",
							"<outputEntry id=\"engineering_out_team\"><text>\"tills\"")
					.replace("<text>\"support\",\"lead\",", "<text>\"tills\",\"support\",\"lead\","));
	}

	/** As an administrator puts people into groups. */
	private void join(String userId) {
		Caller admin = this.rest.program("admin");
		assertThat(admin.putJson("/engine-rest/group/tills/members/" + userId, "{}").statusCode()).isEqualTo(204);
	}

	private String triaged(String product) {
		String number = this.work.submit(Map.of("product", product));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

	private List<String> groups(Task task) {
		return this.tasks.getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId).toList();
	}

}
