package feedbackloop.models.replay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import feedbackloop.models.replay.TrialCase.Answer;
import feedbackloop.models.replay.TrialCase.Limit;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what the tables make of a case.
 */
@Component
class TrialWords {

	private static final String NOTHING = "–";

	private final MessageSource messages;

	TrialWords(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * Score, grade, reason and way of the case, line by line.
	 */
	List<Line> answer(TrialCase tried, Locale locale) {
		List<Line> lines = new ArrayList<>();
		lines.add(line(tried, "field.affected", locale,
				(answer) -> (answer.grade() != null) ? String.valueOf(answer.grade().affected()) : null));
		lines.add(line(tried, "field.score", locale, Answer::score));
		lines.add(line(tried, "field.grade", locale,
				(answer) -> (answer.grade() != null) ? word("grade", answer.grade().name(), locale) : null));
		lines.add(line(tried, "field.reason", locale, (answer) -> answer.reasonIn(locale)));
		lines.add(line(tried, "try.path", locale,
				(answer) -> (answer.route() != null) ? word("path", answer.route().path(), locale) : null));
		lines.add(line(tried, "try.team", locale,
				(answer) -> (answer.route() != null) ? word("group", answer.route().team(), locale) : null));
		lines.add(line(tried, "try.lead.label", locale,
				(answer) -> (answer.route() != null) ? word("group", answer.route().lead(), locale) : null));
		return lines;
	}

	/**
	 * How long each stage may take, line by line.
	 */
	List<Line> limits(TrialCase tried, Locale locale) {
		Set<String> stages = new LinkedHashSet<>(tried.live().limits().keySet());
		if (tried.edited() != null) {
			stages.addAll(tried.edited().limits().keySet());
		}
		return stages.stream()
			.map((stage) -> new Line(stage, word("stage", stage, locale),
					limit(tried.live().limits().get(stage), locale),
					(tried.edited() != null) ? limit(tried.edited().limits().get(stage), locale) : null))
			.toList();
	}

	private Line line(TrialCase tried, String key, Locale locale, Function<Answer, String> what) {
		return new Line(key, this.messages.getMessage(key, null, locale), orNothing(what.apply(tried.live())),
				(tried.edited() != null) ? orNothing(what.apply(tried.edited())) : null);
	}

	private String limit(Limit limit, Locale locale) {
		if (limit == null) {
			return NOTHING;
		}
		String kind = limit.natural() ? "natural" : "work";
		return this.messages.getMessage("try.limit." + limit.unit() + "." + kind, new Object[] { limit.amount() },
				locale) + (limit.capped() ? this.messages.getMessage("try.limit.capped", null, locale) : "");
	}

	/** A key in words; one that process owners added stays as it is. */
	private String word(String prefix, String key, Locale locale) {
		return this.messages.getMessage(prefix + "." + key, null, key, locale);
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
