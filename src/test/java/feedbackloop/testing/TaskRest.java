package feedbackloop.testing;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import org.camunda.bpm.engine.TaskService;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people do with tasks over HTTP: programs with HTTP Basic, Tasklist with a session.
 */
@TestComponent
public class TaskRest {

	private final Environment environment;

	private final ObjectMapper json;

	private final TaskService tasks;

	private final Map<String, Caller> sessions = new ConcurrentHashMap<>();

	TaskRest(Environment environment, ObjectMapper json, TaskService tasks) {
		this.environment = environment;
		this.json = json;
		this.tasks = tasks;
	}

	/** The ways by which a form reaches the engine. */
	public enum Door {

		COMPLETE("/engine-rest/task/%s/complete"), SUBMIT_FORM("/engine-rest/task/%s/submit-form"),
		TASKLIST("/camunda/api/engine/engine/default/task/%s/submit-form");

		private final String path;

		Door(String path) {
			this.path = path;
		}

	}

	/**
	 * Claims and submits by engine-rest and expects that it goes well.
	 */
	public void completes(String userId, String taskId, Map<String, Object> values) {
		claims(userId, taskId);
		HttpResponse<String> answer = submits(userId, taskId, values);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
	}

	/**
	 * Claims and expects that it goes well; whoever has it by the rules gives it back
	 * first.
	 */
	public void claims(String userId, String taskId) {
		HttpResponse<String> answer = claim(userId, taskId);
		if (answer.statusCode() == 409) {
			this.tasks.setAssignee(taskId, null);
			answer = claim(userId, taskId);
		}
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
	}

	public HttpResponse<String> claim(String userId, String taskId) {
		return program(userId).postJson("/engine-rest/task/" + taskId + "/claim", write(Map.of("userId", userId)));
	}

	public HttpResponse<String> submits(String userId, String taskId, Map<String, Object> values) {
		return submits(Door.COMPLETE, userId, "en", taskId, values);
	}

	public HttpResponse<String> submits(Door door, String userId, String language, String taskId,
			Map<String, Object> values) {
		return posts(door, userId, language, taskId, write(Map.of("variables", variables(values))));
	}

	/**
	 * Posts this body as the submission of the task.
	 */
	public HttpResponse<String> posts(Door door, String userId, String language, String taskId, String body) {
		Caller caller = (door == Door.TASKLIST) ? tasklist(userId) : program(userId);
		return caller.with("Accept-Language", language).postJson(door.path.formatted(taskId), body);
	}

	/**
	 * A program of that person.
	 */
	public Caller program(String userId) {
		return Caller.program(port(), userId);
	}

	/**
	 * The person's browser with Tasklist open.
	 */
	public Caller tasklist(String userId) {
		return this.sessions.computeIfAbsent(userId, (id) -> {
			Caller browser = Caller.browser(port());
			browser.signIn(id);
			browser.get("/camunda/app/tasklist/default/");
			return browser.withToken().with("Accept", "application/json");
		});
	}

	/**
	 * Ends the person's work in the browser, as the application does when the account is
	 * deleted.
	 */
	public void leaves(String userId) {
		this.sessions.remove(userId);
	}

	/**
	 * The sentence of a refusal.
	 */
	public String message(HttpResponse<String> answer) {
		try {
			return this.json.readTree(answer.body()).path("message").asText();
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError("No JSON: " + answer.body(), ex);
		}
	}

	private static Map<String, Object> variables(Map<String, Object> values) {
		Map<String, Object> variables = new LinkedHashMap<>();
		values.forEach((name, value) -> variables.put(name,
				(value instanceof Map) ? value : Collections.singletonMap("value", value)));
		return variables;
	}

	private String write(Object body) {
		try {
			return this.json.writeValueAsString(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private int port() {
		return this.environment.getRequiredProperty("local.server.port", Integer.class);
	}

}
