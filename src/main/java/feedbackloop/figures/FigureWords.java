package feedbackloop.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.figures.Figure.Unit;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Says figures in the reader's language. Templates call it {@code @figureWords}.
 */
@Component
class FigureWords {

	private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

	private static final int SECONDS = 60;

	private final Words words;

	private final Catalogue catalogue;

	FigureWords(Words words, Catalogue catalogue) {
		this.words = words;
		this.catalogue = catalogue;
	}

	/**
	 * The same in another language.
	 */
	FigureWords in(Words language) {
		return new FigureWords(language, this.catalogue);
	}

	/**
	 * What a figure shall be.
	 */
	public String target(FigureTarget target) {
		return this.words.say(target.figure().isBetterHigh() ? "figures.atLeast" : "figures.atMost",
				value(target.figure(), target.target()));
	}

	/**
	 * What a target is about: the figure, and the grade if it is of one.
	 */
	public String about(FigureTarget target) {
		String name = this.words.say("figure." + target.figure().key());
		return target.grade().equals(FigureTarget.ALL) ? name
				: this.words.say("figures.ofGrade", name, of("grade", target.grade()));
	}

	/**
	 * How a figure stands to its target.
	 */
	public String standing(TargetStanding standing) {
		return this.words.of("figures.standing", standing.key());
	}

	/**
	 * A value with its unit; a dash for null.
	 */
	public String value(Figure figure, BigDecimal value) {
		if (value == null) {
			return "–";
		}
		return switch (figure.unit()) {
			case COUNT, SUM -> value.toPlainString();
			case TIME -> this.words.worked(value.longValue() / SECONDS);
			case SHARE -> percent(value);
			case SCORE -> plain(value, 2);
		};
	}

	/**
	 * A part of a whole.
	 */
	public String percent(BigDecimal part) {
		return plain(part.multiply(WHOLE), 1) + " %";
	}

	/**
	 * What one case counts with: of a share, whether it is among the part.
	 */
	public String single(Figure figure, BigDecimal value) {
		return (figure.unit() == Unit.SHARE && value != null)
				? this.words.say((value.signum() > 0) ? "figures.yes" : "figures.no") : value(figure, value);
	}

	/**
	 * How much more or less it is than before; null where nothing can be compared.
	 */
	public String change(Figure figure, Measured now, Measured before) {
		BigDecimal change = difference(figure, now, before);
		if (change == null) {
			return null;
		}
		String sign = (change.signum() > 0) ? "▲ +" : (change.signum() < 0) ? "▼ " : "= ";
		return sign + switch (figure.unit()) {
			case COUNT, SUM, TIME -> plain(change.multiply(WHOLE), 0) + " %";
			case SHARE -> this.words.say("figures.points", plain(change.multiply(WHOLE), 1));
			case SCORE -> plain(change, 2);
		};
	}

	/**
	 * Of counts and times the part by which they changed, of shares and scores by how
	 * much; null where nothing can be compared.
	 */
	static BigDecimal difference(Figure figure, Measured now, Measured before) {
		if (now.value() == null || before.value() == null) {
			return null;
		}
		BigDecimal change = now.value().subtract(before.value());
		if (figure.unit() == Unit.SHARE || figure.unit() == Unit.SCORE) {
			return change;
		}
		return (before.value().signum() != 0) ? change.divide(before.value(), 4, RoundingMode.HALF_UP) : null;
	}

	/**
	 * What a product, channel and so on is called.
	 */
	public String of(String dimension, String key) {
		if (key == null) {
			return this.words.say("figures.unknown");
		}
		return switch (dimension) {
			case "product" -> this.catalogue.shown("product", key);
			case "type" -> this.words.of("feedbackType", key);
			case "team" -> this.words.of("group", key);
			default -> this.words.of(dimension, key);
		};
	}

	private static String plain(BigDecimal value, int places) {
		return value.setScale(places, RoundingMode.HALF_UP).toPlainString();
	}

}
