package feedbackloop.models.rehearse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import feedbackloop.feedback.Cases;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.models.files.Turns;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.RehearsedIntake;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rehearses a change. Puts the files in place on the real engine and database and walks
 * cases by them. Then it takes all of it back. What then fails would have failed for
 * customers.
 */
@Component
public class Rehearsal {

	/** Two at once would wait for each other's rows. */
	public static final String TURN = "model-rehearsal";

	private static final String FIRST_MARK = "firstMark";

	/** Of cases that are not valid. */
	private static final List<Map<String, Object>> VERDICTS = Stream
		.of("spam", "invalid", "duplicate", "needsInformation")
		.map((verdict) -> Map.<String, Object>of("verdict", verdict))
		.toList();

	private final QuietLog log;

	private final Turns turns;

	private final Stage stage;

	private final RehearsedTables tables;

	private final Troupe troupe;

	private final Cases cases;

	private final RehearsedIntake intake;

	private final RefusalWords words;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private volatile Supplier<RehearsalProgress> progress;

	Rehearsal(QuietLog log, Turns turns, Stage stage, RehearsedTables tables, Troupe troupe, Cases cases,
			RehearsedIntake intake, RefusalWords words, Clock clock, PlatformTransactionManager transactions) {
		this.log = log;
		this.turns = turns;
		this.stage = stage;
		this.tables = tables;
		this.troupe = troupe;
		this.cases = cases;
		this.intake = intake;
		this.words = words;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * What goes wrong when cases are worked by these files.
	 * @param changed the files that differ from what is live, at least one
	 * @param together all files as they would be live
	 */
	public Rehearsed of(Collection<ModelFile> changed, ModelSet together) {
		return this.transaction.execute((status) -> {
			status.setRollbackOnly();
			this.turns.await(TURN);
			return play(changed, together);
		});
	}

	/**
	 * How far the rehearsal is that runs on this node, if one does.
	 */
	public Optional<RehearsalProgress> progress() {
		return Optional.ofNullable(this.progress).map(Supplier::get);
	}

	private Rehearsed play(Collection<ModelFile> changed, ModelSet together) {
		Instant start = this.clock.instant();
		Script script = new Script(together);
		Scope scope = Scope.of(changed, script);
		Steps steps = new Steps(this.clock, start.plus(scope.longest()));
		Faults faults = new Faults(changed, script, this.words);
		Players players = this.troupe.gather(together, script, scope, steps, faults);
		List<String> names = changed.stream().map(ModelFile::name).toList();
		this.progress = () -> new RehearsalProgress(names, steps.count(),
				Duration.between(start, this.clock.instant()).toSeconds(), scope.longest().toSeconds());
		try {
			this.log.whileRehearsing(() -> this.stage.set(changed, together, steps, () -> {
				players.cast().enter();
				Corners corners = new Corners(together);
				this.tables.evaluate(scope.tables(), corners, faults);
				acts(players, steps, corners, scope);
			}));
		}
		catch (Steps.TimeUp ex) {
			faults.timeUp(scope.longest());
		}
		catch (RuntimeException ex) {
			faults.failed(steps.last(), new Story("", false, List.of(), List.of()), ex);
		}
		finally {
			this.progress = null;
		}
		Set<String> untouched = new TreeSet<>();
		scope.keen()
			.forEach((process) -> script.elements(process)
				.stream()
				.filter((element) -> !steps.hasTaken(process, element))
				.forEach((element) -> untouched.add(process + " " + element)));
		return new Rehearsed(faults.findings(), players.walk().places(), untouched,
				Duration.between(start, this.clock.instant()));
	}

	private void acts(Players players, Steps steps, Corners corners, Scope scope) {
		Cast cast = players.cast();
		Walk walk = players.walk();
		steps.begin(Processes.FEEDBACK, "");
		List<Map<String, Object>> triages = scope.byGrade() ? corners.byGrade()
				: corners.triages(scope.tablesOfTriage());
		cast.otherCase(register("portal", true));
		players.opening().openImprovement(cast.otherCase(), triages);
		cast.improvement(this.cases.get(cast.otherCase()).improvementNumber());
		boolean plans = scope.isKeen(Processes.IMPROVEMENT) || scope.isKeen(Processes.MEASURE);
		walk.goOn(story("portal", true, true, plans ? corners.byApprover(triages) : triages));
		if (scope.isKeen(Processes.FEEDBACK)) {
			walk.goOn(story("portal", true, false, List.of()));
			walk.goOn(story("portal", true, false, triages));
			walk.goOn(sensitive());
		}
		if (scope.isKeen(Processes.FEEDBACK) || scope.letters()) {
			walk.goOn(story("portal", true, false, VERDICTS));
			walk.goOn(story("suggestionBox", false, false, triages));
			walk.goOn(story("appStore", false, false, triages));
		}
		corners.of(FIRST_MARK).values().forEach((facts) -> walk.goOn(begin(facts)));
	}

	private Story story(String channel, boolean reachable, boolean whole, List<Map<String, Object>> triages) {
		return new Story(register(channel, reachable), whole, triages, List.of(channel));
	}

	private String register(String channel, boolean reachable) {
		return this.intake.register(channel, "unknown", "none", false, false, "zh-CN", reachable);
	}

	/** A case that privacy looks at first. */
	private Story sensitive() {
		String number = this.intake.register("phone", "unknown", "none", false, true, "zh-CN", false);
		return new Story(number, false, List.of(Map.of("verdict", "spam")), List.of(Variables.SENSITIVE));
	}

	/** A case that gets its mark by the rule that answers these facts. */
	private Story begin(Map<String, Object> facts) {
		String number = this.intake.register((String) facts.get(Variables.CHANNEL),
				(String) facts.get(Variables.CORE_BLOCKED), (String) facts.get(Variables.STATED_MARK),
				(Boolean) facts.get(Variables.RISK_HINT), false, "en", true);
		return new Story(number, true, List.of(Map.of("verdict", "spam")), List.of(facts.toString()));
	}

}
