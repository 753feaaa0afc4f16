package feedbackloop.models.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import feedbackloop.deadlines.OtherDeadlines;
import feedbackloop.deadlines.OtherDeadlines.Due;
import feedbackloop.deadlines.OtherRules;
import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority;
import feedbackloop.models.replay.FoundChanges.FoundCase;
import feedbackloop.models.replay.FoundChanges.FoundDeadline;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.process.Keys.Decisions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries edited files on past cases, some cases at a time, so that progress is seen and
 * nothing is held long. Each combination of facts is computed once.
 */
@Component
class Replaying {

	private static final Logger log = LoggerFactory.getLogger(Replaying.class);

	private static final int CHUNK = 2_000;

	private final Replays replays;

	private final PastCases cases;

	private final FoundChanges changes;

	private final RuleTexts texts;

	private final OtherRules rules;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final Executor ahead = new SimpleAsyncTaskExecutor("replay-");

	Replaying(Replays replays, PastCases cases, FoundChanges changes, RuleTexts texts, OtherRules rules,
			TransactionTemplate transaction, Clock clock) {
		this.replays = replays;
		this.cases = cases;
		this.changes = changes;
		this.texts = texts;
		this.rules = rules;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Works until no replay waits.
	 */
	void work() {
		this.replays.markStopped();
		for (Optional<Long> next = this.replays.next(); next.isPresent(); next = this.replays.next()) {
			long id = next.get();
			try {
				run(this.replays.find(id).orElseThrow());
			}
			catch (RuntimeException ex) {
				log.error("Replay {} failed", id, ex);
				this.replays.failed(id);
			}
		}
	}

	private void run(Replay replay) {
		this.replays.started(replay.id(), this.cases.count(replay));
		Run run = new Run(replay);
		CompletableFuture<Found> ahead = lookAhead(run, "");
		for (Found found = ahead.join(); found.cases() > 0; found = ahead.join()) {
			ahead = lookAhead(run, found.position());
			if (!keep(replay.id(), found)) {
				ahead.join();
				return;
			}
		}
		this.replays.finished(replay.id(), run.tally.summary());
	}

	/** The next cases are looked at while the database writes those before them. */
	private CompletableFuture<Found> lookAhead(Run run, String position) {
		return CompletableFuture.supplyAsync(() -> run.lookAt(this.cases.after(position, run.replay, CHUNK)),
				this.ahead);
	}

	/**
	 * Keeps what was found.
	 * @return false when the replay was taken back meanwhile
	 */
	private boolean keep(long id, Found found) {
		return this.transaction.execute((status) -> {
			this.changes.addCases(id, found.changed());
			this.changes.addDeadlines(id, found.moved());
			return this.replays.reached(id, found.cases());
		});
	}

	/**
	 * What was found in some cases.
	 *
	 * @param cases how many were looked at
	 * @param position the number of the last of them
	 */
	private record Found(int cases, String position, List<FoundCase> changed, List<FoundDeadline> moved) {

	}

	/** One replay while it runs, on one thread at a time. */
	private final class Run {

		private final Replay replay;

		private final boolean otherLimits;

		private final Priority priority;

		private final List<String> routingAsks;

		private final OtherDeadlines deadlines;

		private final Tally tally;

		private final Instant now = Replaying.this.clock.instant();

		private final Map<List<GradingFacts>, Outcome> known = new HashMap<>();

		private Run(Replay replay) {
			Map<String, String> edited = Replaying.this.replays.files(replay.id());
			TextTables tables = Replaying.this.texts.with(edited);
			this.replay = replay;
			this.otherLimits = edited.containsKey(RuleTexts.CALENDAR)
					|| edited.containsKey(DecisionTable.file(Decisions.TIME_LIMITS));
			this.priority = new Priority(tables);
			this.routingAsks = tables.written(Decisions.ROUTING).inputs().stream().map(Column::name).toList();
			this.deadlines = Replaying.this.rules.by(tables::limit, edited.get(RuleTexts.CALENDAR));
			this.tally = new Tally(tables.written(Decisions.GRADE).outputWords("grade"),
					Replaying.this.clock.getZone());
		}

		private Found lookAt(List<PastCase> cases) {
			String position = null;
			List<FoundCase> changed = new ArrayList<>();
			Map<String, String> grades = new HashMap<>();
			for (PastCase past : cases) {
				position = past.number();
				GradingFacts facts = asked(past.facts());
				GradingFacts routedBy = asked(past.routedBy());
				Outcome outcome = this.known.computeIfAbsent(List.of(facts, routedBy),
						(key) -> Outcome.of(this.priority, facts, routedBy));
				this.tally.add(past, outcome);
				if (outcome.regrades(past) || outcome.reroutes(past)) {
					changed.add(FoundCase.of(past, outcome));
				}
				if (outcome.grade() != null && (this.otherLimits || outcome.regrades(past))) {
					grades.put(past.number(), outcome.gradeName());
				}
			}
			return new Found(cases.size(), position, changed, moved(grades));
		}

		private GradingFacts asked(GradingFacts facts) {
			return facts.from(facts.origin().asked(this.routingAsks));
		}

		private List<FoundDeadline> moved(Map<String, String> grades) {
			List<FoundDeadline> moved = new ArrayList<>();
			if (!grades.isEmpty()) {
				for (Due due : this.deadlines.of(grades)) {
					String effect = this.tally.add(due, this.now);
					if (effect != null) {
						moved.add(FoundDeadline.of(due, effect));
					}
				}
			}
			return moved;
		}

	}

}
