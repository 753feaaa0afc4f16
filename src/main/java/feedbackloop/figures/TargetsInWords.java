package feedbackloop.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import feedbackloop.figures.TargetWatch.Worse;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Which figures stand worse to their targets, in a few lines for a mail.
 */
@Component
public class TargetsInWords {

	private final Figures figures;

	private final FigureWords said;

	TargetsInWords(Figures figures, FigureWords said) {
		this.figures = figures;
		this.said = said;
	}

	/**
	 * A line for each that stands so for the reader, too: what is hidden from them counts
	 * in none.
	 * @param reader user id
	 * @return none where there is nothing to tell them
	 */
	public Optional<Function<Words, List<String>>> of(List<Worse> worse, String reader) {
		List<Seen> seen = worse.stream()
			.map((one) -> new Seen(one.target(),
					this.figures.measure(one.target().figure(), one.target().upTo(one.day()), reader).value()))
			.filter(Seen::isBehind)
			.toList();
		return seen.isEmpty() ? Optional.empty()
				: Optional.of((words) -> seen.stream().map((one) -> line(one, words)).toList());
	}

	private String line(Seen one, Words words) {
		FigureWords in = this.said.in(words);
		return words.say("figures.worse", in.about(one.target()), in.value(one.target().figure(), one.value()),
				in.target(one.target()), in.standing(one.target().standing(one.value())), one.target().days());
	}

	/** A target and the value as the reader may see it. */
	private record Seen(FigureTarget target, BigDecimal value) {

		boolean isBehind() {
			return this.value != null && this.target.standing(this.value) != TargetStanding.MET;
		}

	}

}
