package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feedbackloop.longwork.LongWorks;
import feedbackloop.models.files.ModelFile;
import feedbackloop.process.ModelFiles;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.RoutingThatAsks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may try edited rules, what is refused, and what people and programs are shown of
 * it.
 */
@CaseTest
class ReplayPagesTest {

	private static final String API = "/api/rules/replays";

	@Autowired
	private CaseWork work;

	@Autowired
	private LongWorks works;

	@Autowired
	private ReplayJob job;

	@Autowired
	private ModelFiles files;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@LocalServerPort
	private int port;

	@Test
	void ownersAskAuditorsLookAndOthersSeeNothing() throws Exception {
		String request = request("processes/grade.dmn", grade());
		assertThat(caller("support").get(API).statusCode()).isEqualTo(403);
		assertThat(caller("auditor").postJson(API, request).statusCode()).isEqualTo(403);
		assertThat(caller("auditor").postJson("/api/rules/try", "{}").statusCode()).isEqualTo(403);
		long id = asked(request);
		assertThat(caller("auditor").postJson(API + "/" + id + "/cancellation", "").statusCode()).isEqualTo(403);
		assertThat(caller("auditor").get(API + "/" + id).body()).contains("\"waiting\"");
		assertThat(caller("owner").postJson(API + "/" + id + "/cancellation", "").statusCode()).isEqualTo(204);
		assertThat(caller("owner").postJson(API + "/" + id + "/cancellation", "").statusCode()).as("twice")
			.isEqualTo(409);
		assertThat(caller("auditor").get(API + "/" + id).body()).contains("\"cancelled\"");
		assertThat(caller("auditor").get(API + "/999999").statusCode()).isEqualTo(404);
	}

	@Test
	void whatIsFoundIsShownDownloadedAndHiddenFromThePersonConcerned() throws Exception {
		String number = graded();
		String weights = this.files.read("processes/priorityWeights.dmn");
		String formula = weights.replace("\"影响 {affected}、严重 {severity}、紧迫 {urgency}，", "\"=1+1 ");
		assertThat(formula).isNotEqualTo(weights);
		long id = asked(request("processes/grade.dmn", grade().replace("[5..8[", "[7..8[").replace("&lt; 5", "&lt; 7"),
				"processes/priorityWeights.dmn", formula));
		assertThat(this.work.page("auditor", "/rules/replays/" + id)).contains("等待开始");
		this.works.work(this.job);
		String here = "&position=" + numberBefore(number);
		String page = this.work.page("auditor", "/rules/replays/" + id + "?before=medium&after=low" + here);
		assertThat(page).contains(number, "data-state=\"finished\"", "data-cell=\"medium-low\"")
			.doesNotContain("/cancellation");
		assertThat(this.work.page("auditor", "/rules/replays/" + id + "?effect=" + here)).contains("id=\"moved\"",
				number);
		assertThat(this.work.page("auditor", "/rules/replays")).contains("data-replay=\"" + id + "\"");
		assertThat(this.work.page("auditor", "/rules/replays/" + id + "/cases.csv")).startsWith("\uFEFF")
			.contains(number + ",medium,low")
			.contains("\"'=1+1 ");
		assertThat(this.work.page("auditor", "/rules/replays/" + id + "/deadlines.csv"))
			.contains(number + ",resolution");
		JsonNode all = this.json.readTree(this.work.page("auditor", "/rules/replays/" + id + "/replay.json"));
		assertThat(all.at("/replay/summary/regraded").asInt()).isPositive();
		assertThat(all.at("/cases").findValuesAsText("number")).contains(number);
		assertThat(all.at("/deadlines").findValuesAsText("number")).contains(number);
		this.database.sql("update feedback set about_user = 'auditor' where number = ?").param(number).update();
		for (String path : List.of("?before=medium&after=low" + here, "?effect=" + here, "/cases.csv", "/deadlines.csv",
				"/replay.json")) {
			assertThat(this.work.page("auditor", "/rules/replays/" + id + path)).as(path).doesNotContain(number);
		}
		assertThat(caller("auditor").get(API + "/" + id + "/cases?before=medium" + here).body()).doesNotContain(number);
		assertThat(caller("owner").get(API + "/" + id + "/cases?before=medium" + here).body()).contains(number);
	}

	/** One that waited at an upgrade does not know how many there are. */
	@Test
	void theResultCountsTheCasesThatWereLookedAt() throws Exception {
		graded();
		long id = asked(request("processes/grade.dmn", grade()));
		this.database.sql("update long_work set total = 0 where id = (select work_id from replay where id = ?)")
			.param(id)
			.update();
		this.works.work(this.job);
		JsonNode replay = this.json.readTree(caller("auditor").get(API + "/" + id).body());
		int done = replay.get("done").asInt();
		assertThat(done).isPositive();
		assertThat(replay.get("total").asInt()).isEqualTo(done);
		this.database.sql("update long_work set total = 0 where id = (select work_id from replay where id = ?)")
			.param(id)
			.update();
		String counted = String.format(Locale.ROOT, "%,d 个", done);
		assertThat(this.work.page("auditor", "/rules/replays/" + id)).contains("在 " + counted + "已定级的案件中");
		assertThat(this.work.page("auditor", "/rules/replays")).contains(">" + counted + "案件：");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no table", "<definitions/>",
			"<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions>&x;</definitions>" })
	void whatIsNoTableIsRefusedWithItsName(String text) throws Exception {
		var answer = caller("owner").postJson(API, request("processes/grade.dmn", text));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("processes/grade.dmn").doesNotContain("root:", "org.camunda");
	}

	@Test
	void whatIsWrongInATableIsSaidWithItsPlaceAndItsCell() throws Exception {
		String wrong = grade().replaceFirst("<text>true</text>", "<text>perhaps</text>");
		assertThat(caller("owner").postJson(API, request("processes/grade.dmn", wrong)).body()).contains("规则 Rule",
				"The cell “perhaps”");
	}

	@Test
	void onlyFilesThatDecideAndOnlyPossiblePeriodsAreTaken() throws Exception {
		assertThat(caller("owner").postJson(API, request("processes/feedback.bpmn", "<x/>")).body())
			.contains("processes/grade.dmn");
		assertThat(caller("owner").postJson(API, "{}").statusCode()).isEqualTo(400);
		assertThat(caller("owner").postJson(API, request("processes/calendar.yaml", "zone: nowhere")).statusCode())
			.isEqualTo(400);
		assertThat(caller("owner")
			.postJson(API, request("processes/grade.dmn", grade()).replaceFirst("\\{", "{\"firstDay\":\"soon\","))
			.body()).contains("firstDay");
	}

	@Test
	void aTableThatWantsToRunAScriptIsNeverRun() throws Exception {
		for (String language : List.of("javascript", "juel", "groovy")) {
			System.clearProperty("replayed");
			String hostile = grade().replaceFirst("<text>true</text>",
					"<text>\\${\"\".getClass().forName(\"java.lang.System\").setProperty(\"replayed\", \"1\") != null}</text>")
				.replaceFirst("(<inputEntry id=\"\\w+_majorLossRisk\")", "$1 expressionLanguage=\"" + language + "\"");
			var answer = caller("owner").postJson("/api/rules/try", request("processes/grade.dmn", hostile));
			assertThat(System.getProperty("replayed")).as(language).isNull();
			assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
			assertThat(answer.body()).as(language).doesNotContain("\"edited\":{\"grade\"");
		}
	}

	@Test
	void aSingleCaseGoesByWhereItComesFromWhereRoutingAsks() throws Exception {
		String routing = "processes/routing.dmn";
		String text = RoutingThatAsks.of(new ModelFile(routing, this.files.read(routing)), "region", "", "\"east\"")
			.text();
		JsonNode asked = this.json.readTree(request(routing, text));
		((ObjectNode) asked).putObject("facts")
			.put("feedbackType", "defect")
			.put("region", "华东")
			.put("channel", "phone");
		JsonNode tried = this.json.readTree(caller("owner").postJson("/api/rules/try", asked.toString()).body());
		assertThat(tried.at("/edited/route/team").asText()).isEqualTo("engineering");
		assertThat(tried.at("/live/route/team").asText()).isNotEqualTo("engineering");
		assertThat(caller("owner").get("/api/rules/try?channel=pigeon").statusCode()).isEqualTo(400);
		assertThat(caller("owner").get("/api/rules/try?product=" + "x".repeat(201)).statusCode()).isEqualTo(400);
		assertThat(this.work.page("owner", "/rules/try?region=east")).contains("value=\"east\"");
	}

	@Test
	void aSingleCaseIsExplainedRuleByRuleWithTheSmallestChange() throws Exception {
		JsonNode live = this.json
			.readTree(
					caller("auditor").get("/api/rules/try?feedbackType=defect&affected=3&severity=3&urgency=3").body())
			.get("live");
		assertThat(live.at("/grade/name").asText()).isEqualTo("medium");
		assertThat(live.at("/route/team").asText()).isEqualTo("support");
		assertThat(live.at("/limits/firstResponse/amount").asInt()).isEqualTo(2);
		JsonNode grade = live.get("tables").get(1);
		assertThat(grade.get("key").asText()).isEqualTo("grade");
		JsonNode decides = grade.get("rows").get(6);
		assertThat(decides.get("decides").asBoolean()).isTrue();
		assertThat(decides.get("cells").findValuesAsText("holds")).containsOnly("true");
		JsonNode high = grade.get("rows").get(4);
		assertThat(high.get("matches").asBoolean()).isFalse();
		assertThat(high.get("cells").get(5).get("text").asText()).isEqualTo(">= 8");
		assertThat(high.get("cells").get(5).get("holds").asBoolean()).as("the cell that fails").isFalse();
		assertThat(live.get("higher").findValuesAsText("steps")).containsOnly("3");
		assertThat(live.get("lower").findValuesAsText("steps")).containsOnly("2").hasSize(6);
		assertThat(live.get("lower").get(0).toString())
			.isEqualTo("{\"affected\":1,\"severity\":3,\"urgency\":3,\"grade\":\"low\",\"steps\":2}");
	}

	@Test
	void anEditedTableStandsBesideTheLiveOne() throws Exception {
		String edited = grade().replace("[5..8[", "[7..8[").replace("&lt; 5", "&lt; 7");
		JsonNode tried = this.json
			.readTree(caller("owner").postJson("/api/rules/try", request("processes/grade.dmn", edited)).body());
		assertThat(tried.at("/live/grade/name").asText()).isEqualTo("medium");
		assertThat(tried.at("/edited/grade/name").asText()).isEqualTo("low");
		assertThat(tried.at("/edited/route/path").asText()).isEqualTo("backlog");
		var wrong = caller("auditor").get("/api/rules/try?severity=9");
		assertThat(wrong.statusCode()).isEqualTo(400);
		assertThat(wrong.body()).contains("severity must be a whole number from 1 to 5");
	}

	private Caller caller(String userId) {
		return Caller.program(this.port, userId);
	}

	private long asked(String request) throws Exception {
		var answer = caller("owner").postJson(API, request);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		return this.json.readTree(answer.body()).get("id").asLong();
	}

	/**
	 * @param namesAndTexts of each file
	 */
	private String request(String... namesAndTexts) throws Exception {
		List<Map<String, String>> files = new ArrayList<>();
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			files.add(Map.of("name", namesAndTexts[i], "text", namesAndTexts[i + 1]));
		}
		return this.json.writeValueAsString(Map.of("files", files, "facts",
				Map.of("feedbackType", "defect", "affected", 3, "severity", 3, "urgency", 3)));
	}

	private String grade() {
		return this.files.read("processes/grade.dmn");
	}

	/** The page after it begins with the number, however many cases other tests made. */
	private static String numberBefore(String number) {
		int last = Integer.parseInt(number.substring(number.length() - 6));
		return number.substring(0, number.length() - 6) + "%06d".formatted(last - 1);
	}

	private String graded() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

}
