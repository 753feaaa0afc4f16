package feedbackloop.flow;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.DatabaseCost;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an intake, a simple case, a full case and the pages cost the database, all over
 * HTTP, is no more than {@code src/test/resources/cost.csv} says. With {@code -Dcost} the
 * file is written anew.
 */
@CaseTest
class CostTest {

	private static final Path FILE = Path.of("src/test/resources/cost.csv");

	/** What may be added unnoticed: fewer statements than a new one for each row. */
	private static final double LEEWAY = 1.05;

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest staff;

	@Autowired
	private DatabaseCost cost;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@LocalServerPort
	private int port;

	private Map<String, Long> figures;

	@Test
	void nothingCostsMoreThanBefore() throws Exception {
		Map<String, Map<String, Long>> measured = new TreeMap<>();
		worksOnce();
		measured.put("intake", figures(this::intake));
		measured.put("simple case", figures(this::simpleCase));
		measured.put("full case", figures(this::fullCase));
		measured.putAll(pages());
		if (System.getProperty("cost") != null) {
			write(measured);
		}

		assertThat(excess(read(), measured))
			.as("dearer than %s allows: ask less, or write what is worth it there with -Dcost", FILE)
			.isEmpty();
	}

	/** What is read once and kept is no cost of a case. */
	private void worksOnce() throws Exception {
		figures(this::fullCase);
		figures(this::simpleCase);
		pages();
	}

	private String intake() throws Exception {
		return submits("我的订单在哪里修改地址？");
	}

	private String simpleCase() throws Exception {
		String number = submits("我的订单在哪里修改地址？");
		completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1), "responseText",
				"在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		confirms(number);
		assertThat(this.work.hasEnded(number)).isTrue();
		return number;
	}

	private String fullCase() throws Exception {
		String number = submits("订单页一直打不开，已经两天了");
		completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		completes("support", number, "firstResponse", Answers.answer());
		for (String team : List.of("quality", "engineering")) {
			Task task = this.work.tasks(number, "contribute")
				.stream()
				.filter((one) -> this.work.contributor(one).equals(team))
				.findFirst()
				.orElseThrow();
			completes(team, task, Answers.contribution(team));
		}
		completes("product", number, "analysis", Answers.analysis());
		completes("product", number, "plan",
				Answers.plan(Answers.with(measure("product", "engineering"), "pilot", true),
						measure("process", "operations"), measure("communication", "support"),
						measure("education", "lead")));
		completes("manager", number, "approval", Answers.of("approved", true));
		for (Task fix : this.work.tasks(number, "fix")) {
			String department = this.work.fixDepartment(fix);
			completes(department, fix, department.equals("engineering") ? Answers.systemFix() : Answers.documentFix());
		}
		for (Task check : this.work.tasks(number, "check")) {
			completes(this.work.fixDepartment(check) + "2", check, Answers.check(true));
		}
		completes("quality", number, "test", Answers.test(true));
		completes("engineering", number, "pilot", Answers.pilot(true));
		completes("operations", number, "release", Answers.release(true));
		completes("quality2", number, "verification", Answers.verification());
		confirms(number);
		completes("support2", number, "closure", Answers.closure());
		assertThat(this.work.openTasks(number)).isEmpty();
		assertThat(this.work.hasEnded(number)).isTrue();
		return number;
	}

	private static Map<String, Object> measure(String kind, String owner) {
		return Answers.with(Answers.measure(kind, owner), "owner", owner);
	}

	private Map<String, Map<String, Long>> pages() throws Exception {
		String number = this.work.atVerification();
		Caller browser = this.staff.tasklist("support");
		String filter = this.database.sql("select id_ from act_ru_filter where name_ like '%My teams'' queue'")
			.query(String.class)
			.single();
		Map<String, Map<String, Long>> pages = new TreeMap<>();
		pages.put("page of a case", page(browser, "/cases/" + number));
		pages.put("page of cases", page(browser, "/cases"));
		pages.put("work list", workList(browser, filter));
		pages.put("page of the customer", figures(() -> {
			Caller customer = Caller.program(this.port).with("X-Feedback-Secret", this.work.secretOf(number));
			succeeds(() -> customer.get("/api/feedback/" + number));
			return number;
		}));
		return pages;
	}

	private Map<String, Long> page(Caller browser, String address) throws Exception {
		return figures(() -> {
			succeeds(() -> browser.get(address));
			return address;
		});
	}

	/** With one case only, whatever other tests left. */
	private Map<String, Long> workList(Caller browser, String filter) throws Exception {
		String number = this.work.submit();
		return figures(() -> {
			succeeds(() -> browser.postJson(
					"/camunda/api/engine/engine/default/filter/" + filter + "/list?maxResults=15",
					json(Map.of("processInstanceBusinessKey", number))));
			return number;
		});
	}

	/** Of somebody new in new words, as nothing else is suspected of being sent again. */
	private String submits(String description) throws Exception {
		String unlike = Long.toString(System.nanoTime(), 36);
		HttpResponse<String> answer = measured(() -> Caller.program(this.port)
			.postJson("/api/feedback", json(Answers.of("channel", "portal", "description", description + unlike,
					"customer", Answers.of("name", "王小明", "email", unlike + "@example.com")))));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		JsonNode receipt = this.json.readTree(answer.body());
		this.work.remember(receipt.get("number").asText(), receipt.get("secret").asText());
		return receipt.get("number").asText();
	}

	private void completes(String userId, String number, String task, Map<String, Object> values) throws Exception {
		completes(userId, this.work.task(number, task), values);
	}

	private void completes(String userId, Task task, Map<String, Object> values) throws Exception {
		Map<String, Object> sent = new TreeMap<>(values);
		sent.replaceAll((name, value) -> (value instanceof List) ? json(value) : value);
		measured(() -> {
			this.staff.completes(userId, task.getId(), sent);
			return null;
		});
		runsJobs();
	}

	private void confirms(String number) throws Exception {
		Caller customer = Caller.program(this.port).with("X-Feedback-Secret", this.work.secretOf(number));
		succeeds(() -> customer.postJson("/api/feedback/" + number + "/confirmation",
				json(Answers.of("satisfied", true, "score", 5))));
		runsJobs();
	}

	private void succeeds(Request request) throws Exception {
		HttpResponse<String> answer = measured(request::send);
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
	}

	/** As the job executor would. */
	private void runsJobs() throws Exception {
		List<Job> waiting;
		while (!(waiting = this.jobs.createJobQuery().messages().list()).isEmpty()) {
			for (Job job : waiting) {
				measured(() -> {
					this.jobs.executeJob(job.getId());
					return null;
				});
			}
		}
	}

	private <T> T measured(Measured<T> part) throws Exception {
		List<T> result = new ArrayList<>();
		Map<String, Long> added = this.cost.of(() -> result.add(part.run()));
		added.forEach((figure, count) -> this.figures.merge(figure, count, Long::sum));
		return result.get(0);
	}

	private Map<String, Long> figures(Measured<String> work) throws Exception {
		this.figures = new TreeMap<>();
		work.run();
		return this.figures;
	}

	private static List<String> excess(Map<String, Map<String, Long>> allowed,
			Map<String, Map<String, Long>> measured) {
		List<String> excess = new ArrayList<>();
		measured.forEach((work, figures) -> figures.forEach((figure, count) -> {
			long most = allowed.getOrDefault(work, Map.of()).getOrDefault(figure, 0L);
			if (count > most * LEEWAY) {
				excess.add(work + ": " + figure + " " + count + ", was " + most);
			}
		}));
		return excess;
	}

	private static Map<String, Map<String, Long>> read() throws IOException {
		Map<String, Map<String, Long>> figures = new TreeMap<>();
		for (String line : Files.readAllLines(FILE)) {
			String[] cells = line.split(",");
			figures.computeIfAbsent(cells[0], (work) -> new TreeMap<>()).put(cells[1], Long.valueOf(cells[2]));
		}
		return figures;
	}

	private static void write(Map<String, Map<String, Long>> measured) throws IOException {
		Files.writeString(FILE,
				measured.entrySet()
					.stream()
					.flatMap((work) -> work.getValue()
						.entrySet()
						.stream()
						.map((figure) -> work.getKey() + "," + figure.getKey() + "," + figure.getValue() + "\n"))
					.collect(Collectors.joining()));
	}

	private String json(Object value) {
		try {
			return this.json.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What is measured. */
	private interface Measured<T> {

		T run() throws Exception;

	}

	/** What a person or a program asks. */
	private interface Request {

		HttpResponse<String> send();

	}

}
