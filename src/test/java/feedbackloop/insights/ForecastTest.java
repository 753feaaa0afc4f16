package feedbackloop.insights;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What will be late is said before it is, from the pace of each team.
 */
@CaseTest
@TestPropertySource(properties = "queue=forecast")
class ForecastTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskService tasks;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@LocalServerPort
	private int port;

	@AfterEach
	void theClockGoesOn() {
		ClockUtil.reset();
	}

	/**
	 * Five tasks in ten working days of 7.5 hours are one in 15 hours, two days each.
	 */
	@Test
	void aTeamThatNeedsTwoDaysForATaskIsLateWithTheSecond() throws IOException {
		at("2026-11-16T10:00");
		for (int i = 0; i < 5; i++) {
			String number = this.work.submit();
			Task task = this.work.task(number, "triage");
			this.work.completes("support", task, Answers.mediumDefect());
			giveTo("forecasters", "act_hi_identitylink", task);
		}
		at("2026-11-23T09:00");
		List<String> numbers = new ArrayList<>();
		for (String due : List.of("2026-11-25T18:00", "2026-11-25T18:00", "2026-11-30T18:00")) {
			String number = this.work.submit();
			Task task = this.work.task(number, "triage");
			task.setDueDate(date(due));
			task.setPriority(90 - numbers.size());
			this.tasks.saveTask(task);
			giveTo("forecasters", "act_ru_identitylink", task);
			numbers.add(number);
		}
		JsonNode outlook = outlook();
		JsonNode team = team(outlook, "forecasters");
		assertThat(team.get("waiting").asInt()).isEqualTo(3);
		assertThat(team.get("finished").asInt()).isEqualTo(5);
		assertThat(team.get("workedMinutes").asInt()).isEqualTo(10 * 450);
		List<JsonNode> late = late(outlook, "forecasters");
		assertThat(late).hasSize(1);
		assertThat(late.get(0).get("businessKey").asText()).isEqualTo(numbers.get(1));
		assertThat(late.get(0).get("place").asInt()).isEqualTo(2);
		assertThat(late.get(0).get("expected").asText()).isEqualTo("2026-11-26T18:00:00+08:00");
		assertThat(late.get(0).get("minutes").asInt()).as("all of Thursday").isEqualTo(450);
		assertThat(this.work.page("manager", "/insights/forecast")).contains(numbers.get(1)).contains("7 小时 30 分");
	}

	@Test
	void nothingIsSaidAboutATeamThatFinishedTooFew() throws IOException {
		at("2026-11-23T09:00");
		Task task = this.work.task(this.work.submit(), "triage");
		task.setDueDate(date("2026-11-23T09:30"));
		this.tasks.saveTask(task);
		giveTo("beginners", "act_ru_identitylink", task);
		JsonNode outlook = outlook();
		assertThat(team(outlook, "beginners").get("enough").asBoolean()).isFalse();
		assertThat(late(outlook, "beginners")).isEmpty();
		assertThat(this.work.page("lead", "/insights/forecast")).contains("数据太少，不作预测");
	}

	@Test
	void onlyThoseWhoOverseeTheTeamsSeeIt() {
		assertThat(Caller.program(this.port, "auditor").get("/api/insights/forecast").statusCode()).isEqualTo(200);
		assertThat(Caller.program(this.port, "support").get("/api/insights/forecast").statusCode()).isEqualTo(403);
		assertThat(Caller.program(this.port).get("/api/insights/forecast").statusCode()).isEqualTo(401);
	}

	private void giveTo(String team, String table, Task task) {
		this.database.sql("update " + table + " set group_id_ = ? where task_id_ = ? and type_ = 'candidate'")
			.param(team)
			.param(task.getId())
			.update();
	}

	private JsonNode outlook() throws IOException {
		return this.json.readTree(Caller.program(this.port, "manager").get("/api/insights/forecast").body());
	}

	private static JsonNode team(JsonNode outlook, String name) {
		for (JsonNode team : outlook.get("teams")) {
			if (team.get("name").asText().equals(name)) {
				return team;
			}
		}
		throw new AssertionError("There is no team " + name);
	}

	private static List<JsonNode> late(JsonNode outlook, String team) {
		List<JsonNode> late = new ArrayList<>();
		outlook.get("late").forEach((task) -> {
			if (task.get("team").asText().equals(team)) {
				late.add(task);
			}
		});
		return late;
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(date(time));
	}

	private static Date date(String time) {
		return Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant());
	}

}
