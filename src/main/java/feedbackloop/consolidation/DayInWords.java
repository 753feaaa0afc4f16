package feedbackloop.consolidation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * What {@code /intake/day} shows of today, in a few lines for a mail.
 */
@Component
public class DayInWords {

	private final DaySpans spans;

	private final DayFigures figures;

	private final HouseTime time;

	DayInWords(DaySpans spans, DayFigures figures, HouseTime time) {
		this.spans = spans;
		this.figures = figures;
		this.time = time;
	}

	/**
	 * A line for each channel that brought something or usually does, and one for all
	 * that waits. What is hidden from the reader counts nowhere.
	 * @param reader user id
	 */
	public Lines of(String reader) {
		List<DaySpan> spans = this.spans.of(this.time.today());
		List<ChannelRow> channels = this.figures.channels(spans, reader)
			.stream()
			.filter((row) -> row.gathered() > 0 || usually(row).signum() > 0)
			.toList();
		List<WaitingNow> waiting = this.figures.waiting(spans.get(0), reader)
			.stream()
			.filter((one) -> one.count() > 0)
			.toList();
		return (words) -> Stream
			.concat(channels.stream().map((row) -> line(row, words)),
					waiting.stream().map((one) -> words.say("day.waiting." + one.key(), one.count())))
			.toList();
	}

	private static String line(ChannelRow row, Words words) {
		String channel = words.of("channel", row.channel());
		if (row.gathered() == 0) {
			return words.say("day.line.silent", channel, row.usuallyGathered());
		}
		return words.say("day.line", channel, row.gathered(),
				(row.usuallyGathered() != null) ? row.usuallyGathered() : "–", row.incomplete());
	}

	private static BigDecimal usually(ChannelRow row) {
		return (row.usuallyGathered() != null) ? row.usuallyGathered() : BigDecimal.ZERO;
	}

	/**
	 * The same in any language.
	 */
	public interface Lines {

		List<String> in(Words words);

	}

}
