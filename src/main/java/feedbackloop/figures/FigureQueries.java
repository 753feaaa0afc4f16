package feedbackloop.figures;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.QueryReader;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Component;

/**
 * Reads the question behind an address.
 */
@Component
public class FigureQueries {

	/** The lengths that pages offer; the second is usual. */
	public static final List<Integer> LENGTHS = List.of(7, 30, 90, 365);

	private static final int USUAL_DAYS = LENGTHS.get(1);

	private static final int MOST_DAYS = 3660;

	private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

	private final Directory directory;

	private final HouseTime time;

	FigureQueries(Directory directory, HouseTime time) {
		this.directory = directory;
		this.time = time;
	}

	/**
	 * So many {@code days} up to {@code to}, which is today if none is given, or all from
	 * {@code from}. What is not over yet ends today. Days of other centuries and very
	 * long periods are refused, since each step of a period is shown.
	 * @throws feedbackloop.process.Refusal naming every parameter that is wrong
	 */
	public FigureQuery of(Map<String, String> given) {
		QueryReader reader = new QueryReader(given);
		int days = reader.whole("days", USUAL_DAYS, 1, MOST_DAYS);
		LocalDate from = reader.date("from");
		LocalDate to = reader.lastDay("to", from);
		LocalDate today = this.time.today();
		LocalDate last = (to == null || to.isAfter(today)) ? today : to;
		check(reader, "from", from, today.plusDays(1));
		check(reader, "to", to, today.plusDays(1));
		reader.expect(from == null || last.toEpochDay() - from.toEpochDay() < MOST_DAYS || from.isBefore(EARLIEST),
				"from", "periodTooLong", MOST_DAYS);
		Map<String, String> only = new LinkedHashMap<>();
		only.put("product", reader.text("product", 200));
		only.put("channel", reader.choice("channel", Channels.ALL));
		only.put("type", reader.choice("type", this.directory.feedbackTypes()));
		only.put("grade", reader.choice("grade", Grades.ALL));
		only.put("team", reader.choice("team", this.directory.teamsOfCases()));
		only.values().removeIf(Objects::isNull);
		reader.refuseProblems();
		LocalDate first = (from != null) ? from : last.minusDays(days - 1L);
		return new FigureQuery(first.isAfter(last) ? last : first, last, only);
	}

	private static void check(QueryReader reader, String name, LocalDate day, LocalDate latest) {
		reader.expect(day == null || !day.isBefore(EARLIEST) && !day.isAfter(latest), name, "dayBetween",
				EARLIEST.toString(), latest.toString());
	}

}
