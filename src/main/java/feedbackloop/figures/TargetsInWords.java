package feedbackloop.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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
	 * A line for each. What is hidden from the reader counts in none of them.
	 * @param reader user id
	 */
	public Function<Words, List<String>> of(List<Worse> worse, String reader) {
		List<BigDecimal> values = worse.stream()
			.map((one) -> this.figures.measure(one.target().figure(), one.target().upTo(one.day()), reader).value())
			.toList();
		return (words) -> IntStream.range(0, worse.size())
			.mapToObj((at) -> line(worse.get(at), values.get(at), words))
			.toList();
	}

	private String line(Worse one, BigDecimal value, Words words) {
		FigureWords in = this.said.in(words);
		FigureTarget target = one.target();
		return words.say("figures.worse", in.about(target), in.value(target.figure(), value), in.target(target),
				in.standing(one.standing()), target.days());
	}

}
