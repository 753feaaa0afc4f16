package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import feedbackloop.models.replay.TrialCase.Answer;
import feedbackloop.models.replay.TrialCase.Limit;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what the tables make of a case.
 */
@Component
class TrialWords {

	private static final String NOTHING = "–";

	private final Words words;

	TrialWords(Words words) {
		this.words = words;
	}

	/**
	 * Score, grade, reason and way of the case, line by line.
	 */
	List<Line> answer(TrialCase tried) {
		List<Line> lines = new ArrayList<>();
		lines.add(line(tried, "field.affected",
				(answer) -> (answer.grade() != null) ? String.valueOf(answer.grade().affected()) : null));
		lines.add(line(tried, "field.score", Answer::score));
		lines.add(line(tried, "field.grade",
				(answer) -> (answer.grade() != null) ? this.words.of("grade", answer.grade().name()) : null));
		lines.add(line(tried, "field.reason",
				(answer) -> (answer.grade() != null) ? this.words.half(answer.grade().reason()) : null));
		lines.add(line(tried, "try.path",
				(answer) -> (answer.route() != null) ? this.words.of("path", answer.route().path()) : null));
		lines.add(line(tried, "try.team",
				(answer) -> (answer.route() != null) ? this.words.of("group", answer.route().team()) : null));
		lines.add(line(tried, "try.lead.label",
				(answer) -> (answer.route() != null) ? this.words.of("group", answer.route().lead()) : null));
		return lines;
	}

	/**
	 * How long each stage may take, line by line.
	 */
	List<Line> limits(TrialCase tried) {
		Set<String> stages = new LinkedHashSet<>(tried.live().limits().keySet());
		if (tried.edited() != null) {
			stages.addAll(tried.edited().limits().keySet());
		}
		return stages.stream()
			.map((stage) -> new Line(stage, this.words.of("stage", stage), limit(tried.live().limits().get(stage)),
					(tried.edited() != null) ? limit(tried.edited().limits().get(stage)) : null))
			.toList();
	}

	private Line line(TrialCase tried, String key, Function<Answer, String> what) {
		return new Line(key, this.words.say(key), orNothing(what.apply(tried.live())),
				(tried.edited() != null) ? orNothing(what.apply(tried.edited())) : null);
	}

	private String limit(Limit limit) {
		if (limit == null) {
			return NOTHING;
		}
		String kind = limit.natural() ? "natural" : "work";
		return this.words.say("try.limit." + limit.unit() + "." + kind, limit.amount())
				+ (limit.capped() ? this.words.say("try.limit.capped") : "");
	}

	private static String orNothing(String text) {
		return (text != null) ? text : NOTHING;
	}

	/**
	 * One thing about a case.
	 *
	 * @param edited null where no file is edited
	 */
	record Line(String name, String label, String live, String edited) {

		/**
		 * Whether the edited files give another answer.
		 */
		public boolean differs() {
			return this.edited != null && !this.edited.equals(this.live);
		}

	}

}
