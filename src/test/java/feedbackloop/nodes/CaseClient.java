package feedbackloop.nodes;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Works whole cases over HTTP: staff as programs by engine-rest, customers by what the
 * application has for them. What staff send is the same for every application.
 */
abstract class CaseClient {

	private static final List<String> TEAMS = List.of("engineering", "quality");

	private static final List<String> DEPARTMENTS = List.of("engineering", "operations", "support", "lead");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final ObjectMapper json = new ObjectMapper();

	private final Map<String, Caller> staff = new ConcurrentHashMap<>();

	/** A question that is answered at once. */
	void simpleCase() throws Exception {
		String number = submits("我的订单在哪里修改地址？");
		completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1), "responseText",
				"在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		confirms(number);
	}

	/** A defect whose cause is removed by four measures. */
	void fullCase() throws Exception {
		String number = submits("订单页一直打不开，已经两天了");
		completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		completes("support", number, "firstResponse", Answers.answer());
		for (String team : TEAMS) {
			completes(team, number, "contribute", Answers.contribution(team));
		}
		completes("product", number, "analysis", Answers.analysis());
		completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "pilot", true),
						Answers.measure("process", "operations"), Answers.measure("communication", "support"),
						Answers.measure("education", "lead")));
		completes("manager", number, "approval", Answers.of("approved", true));
		for (String department : DEPARTMENTS) {
			completes(department, number, "fix",
					department.equals("engineering") ? Answers.systemFix() : Answers.documentFix());
		}
		for (String department : DEPARTMENTS) {
			if (!department.equals("engineering")) {
				completes(department + "2", number, "check", Answers.check(true));
			}
		}
		completes("quality", number, "test", Answers.test(true));
		completes("engineering", number, "pilot", Answers.pilot(true));
		completes("operations", number, "release", Answers.release(true));
		completes("quality2", number, "verification", Answers.verification());
		completes("support2", number, "closure", Answers.closure());
		confirms(number);
	}

	/**
	 * Somebody new submits.
	 * @return the number of the case
	 */
	abstract String submits(String description) throws Exception;

	/** The customer is satisfied. */
	abstract void confirms(String number) throws Exception;

	/** A program of that person. */
	abstract Caller program(String userId);

	/** What the application itself would add to what is submitted at a task. */
	abstract Map<String, Object> added(String task, Map<String, Object> values);

	private void completes(String userId, String number, String task, Map<String, Object> values) throws Exception {
		Caller person = this.staff.computeIfAbsent(userId, this::program);
		String address = "/engine-rest/task/" + open(person, number, task, userId.replace("2", ""));
		succeeds(person.postJson(address + "/claim", write(Map.of("userId", userId))));
		Map<String, Object> variables = new TreeMap<>();
		values.forEach(
				(name, value) -> variables.put(name, Map.of("value", (value instanceof List) ? write(value) : value)));
		added(task, values).forEach((name, value) -> variables.put(name, Map.of("value", value)));
		succeeds(person.postJson(address + "/complete", write(Map.of("variables", variables))));
	}

	/** What one process tells another is a job and may take a moment. */
	private static String open(Caller person, String number, String task, String group) throws Exception {
		long end = System.nanoTime() + PATIENCE.toNanos();
		String query = "/engine-rest/task?maxResults=1&taskDefinitionKey=%s&candidateGroup=%s&processVariables=feedbackNumber_eq_%s"
			.formatted(task, group, number);
		for (;;) {
			JsonNode found = json.readTree(succeeds(person.get(query)).body());
			if (!found.isEmpty()) {
				return found.get(0).get("id").asText();
			}
			assertThat(System.nanoTime()).as("%s has no task %s for %s", number, task, group).isLessThan(end);
			TimeUnit.MILLISECONDS.sleep(10);
		}
	}

	static HttpResponse<String> succeeds(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
		return answer;
	}

	static String write(Object body) {
		try {
			return json.writeValueAsString(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** At our application. */
	static final class Ours extends CaseClient {

		private final int port;

		private final Caller customer;

		private final Map<String, String> secrets = new ConcurrentHashMap<>();

		Ours(int port) {
			this.port = port;
			this.customer = Caller.program(port);
		}

		/** In new words, as nothing else is suspected of being sent again. */
		@Override
		String submits(String description) throws Exception {
			String unlike = Long.toString(System.nanoTime(), 36);
			JsonNode receipt = json.readTree(
					succeeds(
							this.customer.postJson("/api/feedback",
									write(Answers.of("channel", "portal", "description", description + unlike,
											"customer", Answers.of("name", "王小明", "email", unlike + "@example.com")))))
						.body());
			this.secrets.put(receipt.get("number").asText(), receipt.get("secret").asText());
			return receipt.get("number").asText();
		}

		@Override
		void confirms(String number) {
			succeeds(this.customer.with("X-Feedback-Secret", this.secrets.remove(number))
				.postJson("/api/feedback/" + number + "/confirmation",
						write(Answers.of("satisfied", true, "score", 5))));
		}

		@Override
		Caller program(String userId) {
			return Caller.program(this.port, userId);
		}

		@Override
		Map<String, Object> added(String task, Map<String, Object> values) {
			return Map.of();
		}

	}

	/** At Camunda as it is, where nobody signs in. */
	static final class Bare extends CaseClient {

		private final int port;

		private final Caller customer;

		Bare(int port) {
			this.port = port;
			this.customer = Caller.program(port);
		}

		@Override
		String submits(String description) {
			String number = "FB-" + Long.toString(System.nanoTime(), 36);
			tells("FeedbackRegistered", number,
					Answers.of("feedbackNumber", number, "channel", "portal", "coreBlocked", "unknown", "statedMark",
							"none", "riskHint", false, "reach", "email", "language", "zh-CN", "sensitive", false));
			return number;
		}

		@Override
		void confirms(String number) {
			tells("CustomerConfirmed", number, Answers.of("score", 5));
		}

		private void tells(String message, String number, Map<String, Object> facts) {
			Map<String, Object> variables = new TreeMap<>();
			facts.forEach((name, value) -> variables.put(name, Map.of("value", value)));
			succeeds(this.customer.postJson("/engine-rest/message",
					write(Map.of("messageName", message, "businessKey", number, "processVariables", variables))));
		}

		@Override
		Caller program(String userId) {
			return Caller.program(this.port);
		}

		@Override
		Map<String, Object> added(String task, Map<String, Object> values) {
			return switch (task) {
				case "triage" -> Map.of("answered", values.containsKey("responseText"));
				case "analysis" -> Map.of("measuresBrought", false);
				default -> Map.of();
			};
		}

	}

}
