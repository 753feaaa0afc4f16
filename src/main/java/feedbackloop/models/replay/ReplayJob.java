package feedbackloop.models.replay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import feedbackloop.deadlines.WhatIfDeadlines;
import feedbackloop.deadlines.WhatIfDeadlines.Due;
import feedbackloop.deadlines.WhatIfRules;
import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority;
import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.models.replay.FoundChanges.FoundCase;
import feedbackloop.models.replay.FoundChanges.FoundDeadline;
import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.process.Keys.Decisions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Tries edited files on past cases: some at a time, so that progress is seen and nothing
 * is held long.
 */
@Component
class ReplayJob implements LongJob {

	private static final Logger log = LoggerFactory.getLogger(ReplayJob.class);

	private static final int TOGETHER = 2_000;

	private final ReplayStore replays;

	private final PastCases cases;

	private final FoundChanges changes;

	private final RuleTexts texts;

	private final WhatIfRules rules;

	private final AskedAgain askedAgain;

	private final Clock clock;

	private final ThreadPoolTaskScheduler background;

	ReplayJob(ReplayStore replays, PastCases cases, FoundChanges changes, RuleTexts texts, WhatIfRules rules,
			AskedAgain askedAgain, Clock clock, ThreadPoolTaskScheduler background) {
		this.replays = replays;
		this.cases = cases;
		this.changes = changes;
		this.texts = texts;
		this.rules = rules;
		this.askedAgain = askedAgain;
		this.clock = clock;
		this.background = background;
	}

	@Override
	public String kind() {
		return ReplayStore.KIND;
	}

	@Override
	public int together() {
		return TOGETHER;
	}

	@Override
	public Run run(LongWork work) {
		return new TrialRun(this.replays.of(work));
	}

	/**
	 * What was found in some cases.
	 *
	 * @param position the number of the last of them
	 */
	private record SearchedCases(List<PastCase> cases, List<NewGrading> gradings, String position,
			List<FoundCase> changed, List<FoundDeadline> moved) {

	}

	/** One node at one replay. Each combination of facts is computed once. */
	private final class TrialRun implements Run {

		private final Replay replay;

		private final CatalogueFile catalogue;

		private final boolean otherLimits;

		private final List<String> grades;

		private final Priority priority;

		private final List<String> routingAsks;

		private final WhatIfDeadlines deadlines;

		private final Map<List<GradingFacts>, NewGrading> known = new HashMap<>();

		private String aheadFrom;

		private CompletableFuture<SearchedCases> ahead = CompletableFuture.completedFuture(null);

		private TrialRun(Replay replay) {
			Map<String, String> texts = ReplayJob.this.replays.all(replay.id());
			TextTables tables = ReplayJob.this.texts.with(texts);
			this.replay = replay;
			this.catalogue = ReplayJob.this.texts.catalogue(texts);
			this.otherLimits = replay.files().contains(RuleTexts.CALENDAR)
					|| replay.files().contains(CatalogueFile.NAME)
					|| replay.files().contains(DecisionTable.file(Decisions.TIME_LIMITS));
			this.grades = tables.written(Decisions.GRADE).outputWords("grade");
			this.priority = new Priority(tables);
			this.routingAsks = tables.written(Decisions.ROUTING).inputs().stream().map(Column::name).toList();
			this.deadlines = ReplayJob.this.rules.by(tables::limit, tables.stages(), texts.get(RuleTexts.CALENDAR),
					this.catalogue);
		}

		@Override
		public Chunk next(LongWork work, int most) {
			if (!this.replay.isAboutGrades()) {
				return Chunk.OVER;
			}
			SearchedCases found = find(work.position(), most);
			if (found.cases().isEmpty()) {
				return Chunk.OVER;
			}
			if (most == TOGETHER) {
				lookAhead(found.position());
			}
			ReplayJob.this.changes.addCases(this.replay.id(), found.changed());
			ReplayJob.this.changes.addDeadlines(this.replay.id(), found.moved());
			ReplayCount count = count();
			for (int i = 0; i < found.cases().size(); i++) {
				count.add(found.cases().get(i), found.gradings().get(i));
			}
			found.moved().forEach((moved) -> count.add(moved.stage(), moved.effect()));
			ReplayJob.this.replays.store(this.replay.id(), count.summary());
			return Chunk.of(found.cases().size(), found.position());
		}

		@Override
		public void finish(LongWork work) {
			ReplayJob.this.replays.store(this.replay.id(),
					count().summary().with(ReplayJob.this.askedAgain.of(this.replay)));
		}

		private ReplayCount count() {
			ReplaySummary before = ReplayJob.this.replays.summary(this.replay.id())
				.orElse(ReplaySummary.nothing(this.grades));
			return new ReplayCount(before, ReplayJob.this.clock.getZone());
		}

		/**
		 * The next cases are looked at while the database writes those before them. An
		 * application that stops begins nothing new.
		 */
		private void lookAhead(String position) {
			try {
				this.ahead = CompletableFuture.supplyAsync(() -> look(position, TOGETHER), ReplayJob.this.background);
				this.aheadFrom = position;
			}
			catch (TaskRejectedException ex) {
				log.debug("Nothing is looked at ahead: {}", ex.toString());
			}
		}

		private SearchedCases find(String position, int most) {
			boolean looked = most == TOGETHER && position.equals(this.aheadFrom);
			this.aheadFrom = null;
			SearchedCases found = this.ahead.handle((seen, failure) -> (failure == null) ? seen : null).join();
			return (looked && found != null) ? found : look(position, most);
		}

		private SearchedCases look(String position, int most) {
			List<PastCase> cases = ReplayJob.this.cases.after(position, this.replay.choice(), most);
			List<NewGrading> gradings = new ArrayList<>();
			List<FoundCase> changed = new ArrayList<>();
			Map<String, String> grades = new HashMap<>();
			for (PastCase past : cases) {
				GradingFacts facts = asked(past.facts());
				GradingFacts routedBy = asked(past.routedBy());
				NewGrading now = this.known.computeIfAbsent(List.of(facts, routedBy),
						(key) -> NewGrading.of(this.priority, facts, routedBy));
				gradings.add(now);
				if (now.regrades(past) || now.reroutes(past)) {
					changed.add(FoundCase.of(past, now));
				}
				if (now.grade() != null && (this.otherLimits || now.regrades(past))) {
					grades.put(past.number(), now.gradeName());
				}
			}
			String last = cases.isEmpty() ? position : cases.get(cases.size() - 1).number();
			return new SearchedCases(cases, gradings, last, changed, moved(grades));
		}

		private GradingFacts asked(GradingFacts facts) {
			return facts.from(facts.origin().in(this.catalogue).asked(this.routingAsks));
		}

		private List<FoundDeadline> moved(Map<String, String> grades) {
			List<FoundDeadline> moved = new ArrayList<>();
			if (!grades.isEmpty()) {
				for (Due due : this.deadlines.of(grades)) {
					String effect = ReplayCount.effect(due, this.replay.askedAt().toInstant());
					if (effect != null) {
						moved.add(FoundDeadline.of(due, effect));
					}
				}
			}
			return moved;
		}

	}

}
