package feedbackloop.models.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.deadlines.OtherDeadlines;
import feedbackloop.deadlines.OtherDeadlines.Due;
import feedbackloop.deadlines.OtherRules;
import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority;
import feedbackloop.models.replay.FoundChanges.FoundCase;
import feedbackloop.models.replay.FoundChanges.FoundDeadline;
import feedbackloop.process.Keys.Decisions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
		String position = "";
		for (List<PastCase> some = next(replay, position); !some.isEmpty(); some = next(replay, position)) {
			List<PastCase> chunk = some;
			boolean goesOn = this.transaction.execute((status) -> {
				run.look(chunk);
				return this.replays.reached(replay.id(), chunk.size());
			});
			if (!goesOn) {
				return;
			}
			position = chunk.get(chunk.size() - 1).number();
		}
		this.replays.finished(replay.id(), run.tally.summary());
	}

	private List<PastCase> next(Replay replay, String position) {
		return this.cases.after(position, replay, CHUNK);
	}

	/** One replay while it runs. */
	private final class Run {

		private final long id;

		private final boolean otherLimits;

		private final Priority priority;

		private final OtherDeadlines deadlines;

		private final Tally tally;

		private final Instant now = Replaying.this.clock.instant();

		private final Map<List<GradingFacts>, Outcome> known = new HashMap<>();

		private Run(Replay replay) {
			Map<String, String> edited = Replaying.this.replays.files(replay.id());
			TextTables tables = Replaying.this.texts.with(edited);
			this.id = replay.id();
			this.otherLimits = edited.containsKey(RuleTexts.CALENDAR)
					|| edited.containsKey(RuleTexts.name(Decisions.TIME_LIMITS));
			this.priority = new Priority(tables);
			this.deadlines = Replaying.this.rules.by(tables::limit, edited.get(RuleTexts.CALENDAR));
			this.tally = new Tally(tables.table(Decisions.GRADE).outputValues("grade"), Replaying.this.clock.getZone());
		}

		private void look(List<PastCase> cases) {
			List<FoundCase> changed = new ArrayList<>();
			Map<String, String> grades = new HashMap<>();
			for (PastCase past : cases) {
				Outcome outcome = this.known.computeIfAbsent(List.of(past.facts(), past.routedBy()),
						(facts) -> Outcome.of(this.priority, past.facts(), past.routedBy()));
				this.tally.add(past, outcome);
				if (outcome.regrades(past) || outcome.reroutes(past)) {
					changed.add(FoundCase.of(past, outcome));
				}
				if (outcome.grade() != null && (this.otherLimits || outcome.regrades(past))) {
					grades.put(past.number(), outcome.gradeName());
				}
			}
			Replaying.this.changes.addCases(this.id, changed);
			Replaying.this.changes.addDeadlines(this.id, moved(grades));
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
