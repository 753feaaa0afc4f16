package feedbackloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scripted morning: each role works 30 cases in Tasklist, and is interrupted 40 times
 * while it types, the server killed among it. Run it with
 * {@code mvn test -Dtest=MorningRun}; {@code -Dcases} and {@code -Dinterruptions} make it
 * shorter. Clicks, screens and lost texts go to {@code target/morning.md}.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MorningRun {

	private static final int CASES = Integer.getInteger("cases", 30);

	private static final int INTERRUPTIONS = Integer.getInteger("interruptions", 40);

	private static final int ROLES = 9;

	/** Each task is done in a form; a click in the case beside it counts, too. */
	private static final String COUNT_CLICKS = "addEventListener('click', click => click.detail && countClick(), true)";

	/** What stands in the fields for text, in their order. */
	private static final String WRITTEN = """
			fields => fields.map(field => field.value).filter(text => text.trim())""";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Environment environment;

	private final List<Figures> morning = new ArrayList<>();

	private final Set<BrowserContext> counting = new HashSet<>();

	/** How often each of them happened. */
	private final Map<Interruption, Integer> happened = new EnumMap<>(Interruption.class);

	private DeskServer server;

	private Chromium chromium;

	/** Forms that were filled in, in all roles. */
	private int seen;

	private int interruptions;

	private Figures figures;

	@BeforeAll
	void start(@TempDir Path directory) throws IOException {
		this.server = new DeskServer(this.environment, directory);
		this.server.start();
		this.chromium = new Chromium(this.server.address());
	}

	@AfterAll
	void report() throws Exception {
		this.chromium.close();
		this.server.kill();
		StringBuilder table = new StringBuilder(
				"| role | tasks | clicks a task | screens a task | texts | interruptions | lost texts |\n"
						+ "|---|---|---|---|---|---|---|\n");
		this.morning.forEach((one) -> table.append(one.row()));
		table.append("\n| interruption | times |\n|---|---|\n");
		this.happened.forEach((kind, times) -> table.append("| %s | %d |\n".formatted(kind, times)));
		Files.writeString(Path.of("target", "morning.md"), table);
		System.out.println(table);
		assertThat(this.interruptions).isEqualTo(INTERRUPTIONS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "product", "engineering", "quality", "operations", "manager", "lead", "legal",
			"analytics" })
	void noTextIsLost(String role) {
		PreparedCases cases = new PreparedCases(this.work);
		Map<String, String> decisions = new HashMap<>();
		if (role.equals("support")) {
			MorningsFeedback.all()
				.stream()
				.limit(CASES)
				.forEach((feedback) -> decisions.put(cases.submitted(feedback), feedback.decision()));
		}
		else {
			cases.atStepsOf(role, CASES);
		}
		this.figures = new Figures(role);
		this.morning.add(this.figures);
		Tasklist tasklist = signIn(role);
		Map<String, BiConsumer<String, TaskForm>> ways = Ways.of(role);
		ways.put("triage", (number, form) -> triage(form, decisions.get(number)));
		ways.replaceAll((key, way) -> (number, form) -> {
			way.accept(number, form);
			mayBeInterrupted(tasklist);
		});
		try {
			this.figures.tasks = new Shift(tasklist, role, this.tasks, this.rest).work(ways, Map.of()).size();
		}
		catch (RuntimeException | AssertionError ex) {
			this.chromium.pictures("failed-MorningRun-" + role);
			throw ex;
		}
		finally {
			this.chromium.close();
		}
		assertThat(this.figures.lost).isEmpty();
	}

	private Tasklist signIn(String role) {
		Page window = this.chromium.window("zh-CN");
		// Browsers of earlier people are used again.
		if (this.counting.add(window.context())) {
			window.context().exposeFunction("countClick", (nothing) -> ++this.figures.clicks);
			window.context().addInitScript(COUNT_CLICKS);
		}
		window.onFrameNavigated((frame) -> {
			if (frame == window.mainFrame()) {
				this.figures.screens++;
			}
		});
		return Tasklist.signIn(window, role);
	}

	private static void triage(TaskForm form, String decision) {
		switch ((decision != null) ? decision : "praise") {
			case "spam", "duplicate" ->
				form.pick("结论", "无效").write("不予处理的理由", "与我们的产品无关，已核对两遍").write("告诉客户的理由", "您说的事情不归我们处理，请联系当地的服务台。");
			default -> Ways.triage(form, (decision != null) ? decision : "praise");
		}
	}

	private void mayBeInterrupted(Tasklist tasklist) {
		this.seen++;
		this.figures.texts += written(tasklist.page()).size();
		while (isDue() && tasklist.page().locator(Interruption.TEXTS).count() > 0) {
			interrupt(tasklist);
		}
	}

	/** Evenly over all cases; what a form without texts had no use for comes after it. */
	private boolean isDue() {
		return this.interruptions < Math.min(INTERRUPTIONS, this.seen * INTERRUPTIONS / (CASES * ROLES));
	}

	/** In the middle of a sentence, while nothing of it is saved yet. */
	private void interrupt(Tasklist tasklist) {
		Page page = tasklist.page();
		Interruption next = Interruption.values()[this.interruptions++ % Interruption.values().length].where(tasklist);
		this.happened.merge(next, 1, Integer::sum);
		this.figures.interruptions++;
		page.locator(Interruption.TEXTS).last().press("Control+End");
		page.keyboard().type("，补充一句");
		List<String> before = written(page);
		System.out.println(this.figures.role + ": " + next);
		List<String> all = new ArrayList<>(before);
		all.add(all.remove(all.size() - 1) + next.happens(tasklist, this.server));
		try {
			Eventually.holds(page, () -> {
				tasklist.openForm();
				assertThat(written(page)).isEqualTo(all);
			});
		}
		catch (AssertionError ex) {
			this.figures.lost.add(next + ": " + all + " became " + written(page));
		}
	}

	@SuppressWarnings("unchecked")
	private static List<String> written(Page page) {
		return (List<String>) page.locator(Interruption.TEXTS).evaluateAll(WRITTEN);
	}

	/** What a role needed, and what it lost. */
	private static final class Figures {

		private final String role;

		private final List<String> lost = new ArrayList<>();

		private int tasks;

		private int clicks;

		private int screens;

		private int texts;

		private int interruptions;

		private Figures(String role) {
			this.role = role;
		}

		private String row() {
			return "| %s | %d | %.1f | %.1f | %d | %d | %d |\n".formatted(this.role, this.tasks,
					this.clicks / (double) this.tasks, this.screens / (double) this.tasks, this.texts,
					this.interruptions, this.lost.size());
		}

	}

}
