package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.grading.GradingFacts;
import feedbackloop.grading.Priority;
import feedbackloop.grading.Priority.Grade;
import feedbackloop.grading.Priority.Route;
import feedbackloop.grading.Tables;
import feedbackloop.models.replay.TrialCase.Answer;
import feedbackloop.models.replay.TrialCase.Limit;
import feedbackloop.models.replay.TrialCase.Nearby;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Stages;

import org.springframework.stereotype.Component;

/**
 * Tries a single case by hand: what comes of it, by which rules, and what would have to
 * be different for another grade.
 */
@Component
class TryCase {

	private static final int HIGHEST = 5;

	private final RuleTexts texts;

	private final RefusalWords words;

	TryCase(RuleTexts texts, RefusalWords words) {
		this.texts = texts;
		this.words = words;
	}

	/**
	 * Tries the case by the live tables and, where files are edited, by those.
	 * @param edited texts by names, as {@link TrialFiles} took them
	 */
	TrialCase tried(GradingFacts facts, Map<String, String> edited) {
		return new TrialCase(facts, answer(facts, Map.of()), edited.isEmpty() ? null : answer(facts, edited));
	}

	private Answer answer(GradingFacts stated, Map<String, String> edited) {
		TextTables tables = this.texts.with(edited);
		GradingFacts facts = stated.from(stated.origin().in(this.texts.catalogue(edited)));
		Map<String, Map<String, Object>> asked = new LinkedHashMap<>();
		Tables remembered = (key, question) -> {
			asked.put(key, question);
			return tables.evaluate(key, question);
		};
		Priority priority = new Priority(remembered);
		Grade grade = null;
		Route route = null;
		String problem = null;
		try {
			grade = priority.grade(facts);
			route = priority.route(facts, grade.name());
		}
		catch (Refusal refusal) {
			problem = this.words.of(refusal);
		}
		catch (RuntimeException ex) {
			// An edited table may hold anything, such as a text where a number belongs.
			problem = this.words.of(new Problem(last(asked.keySet()), "replayOther", List.of()));
		}
		List<ExplainedTable> explained = asked.entrySet()
			.stream()
			.map((question) -> tables.table(question.getKey()).explain(question.getValue()))
			.toList();
		return (grade == null) ? new Answer(null, null, problem, explained, Map.of(), List.of(), List.of())
				: new Answer(grade, route, problem, explained, limits(grade.name(), tables),
						nearest(facts, grade, tables, true), nearest(facts, grade, tables, false));
	}

	private static String last(Collection<String> keys) {
		return keys.stream().reduce((earlier, later) -> later).orElseThrow();
	}

	private static Map<String, Limit> limits(String grade, TextTables tables) {
		Map<String, Limit> limits = new LinkedHashMap<>();
		Stages stages = tables.stages();
		for (String stage : tables.written(Decisions.TIME_LIMITS).inputWords("stage")) {
			Limit limit = stages.goesByMark(stage) ? null
					: Limit.of(tables.limit(Map.of("stage", stage, "level", grade)));
			if (limit != null) {
				limits.put(stage, limit);
			}
		}
		return limits;
	}

	/**
	 * The combinations of the three scores, of all 125, that have a higher grade, or a
	 * lower one. Of these only those that differ least from the scores that counted.
	 */
	private static List<Nearby> nearest(GradingFacts facts, Grade grade, TextTables tables, boolean higher) {
		List<String> ladder = tables.written(Decisions.GRADE).outputWords("grade");
		int place = ladder.indexOf(grade.name());
		Priority priority = new Priority(tables);
		List<Nearby> nearest = new ArrayList<>();
		for (Nearby other : all(facts, grade, priority)) {
			int otherPlace = ladder.indexOf(other.grade());
			if (higher ? otherPlace < place : otherPlace > place) {
				int least = nearest.isEmpty() ? Integer.MAX_VALUE : nearest.get(0).steps();
				if (other.steps() < least) {
					nearest.clear();
				}
				if (other.steps() <= least) {
					nearest.add(other);
				}
			}
		}
		return nearest;
	}

	private static List<Nearby> all(GradingFacts facts, Grade grade, Priority priority) {
		List<Nearby> all = new ArrayList<>();
		for (int affected = 1; affected <= HIGHEST; affected++) {
			for (int severity = 1; severity <= HIGHEST; severity++) {
				for (int urgency = 1; urgency <= HIGHEST; urgency++) {
					int steps = Math.abs(affected - grade.affected()) + Math.abs(severity - facts.severity())
							+ Math.abs(urgency - facts.urgency());
					GradingFacts other = new GradingFacts(facts.feedbackType(), affected, null, severity, urgency,
							facts.majorLossRisk(), facts.complianceRisk(), facts.knownCause(), facts.origin());
					String name = NewGrading.of(priority, other, other).gradeName();
					if (!name.equals(ReplaySummary.NONE)) {
						all.add(new Nearby(affected, severity, urgency, name, steps));
					}
				}
			}
		}
		return all;
	}

}
