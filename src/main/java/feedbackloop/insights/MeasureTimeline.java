package feedbackloop.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The measures as bars over the days: planned above, real below. Places and widths are
 * thousandths of the whole.
 *
 * @param today its place, or null once all is over
 */
record MeasureTimeline(LocalDate first, LocalDate last, Integer today, List<Bar> bars) {

	private static final int WHOLE = 1000;

	/** So that what took no day is seen. */
	private static final int LEAST = 6;

	/**
	 * The timeline of an improvement.
	 * @param today is shown while it is open
	 */
	static MeasureTimeline of(ImprovementFile file, LocalDate today) {
		List<LocalDate> days = file.measures()
			.stream()
			.flatMap((measure) -> Stream.of(from(measure, file), measure.due(), measure.firstDue(), measure.startedOn(),
					(measure.landedOn() == null && file.open()) ? today : measure.landedOn()))
			.filter(Objects::nonNull)
			.sorted()
			.toList();
		if (days.isEmpty()) {
			return new MeasureTimeline(today, today, null, List.of());
		}
		Scale scale = new Scale(days.get(0), days.get(days.size() - 1));
		return new MeasureTimeline(scale.first, scale.last, file.open() ? scale.place(today) : null,
				file.measures().stream().map((measure) -> bar(measure, file, scale, today)).toList());
	}

	private static LocalDate from(ImprovementFile.Measure measure, ImprovementFile file) {
		return (measure.plannedFrom() != null) ? measure.plannedFrom() : file.openedAt().toLocalDate();
	}

	private static Bar bar(ImprovementFile.Measure measure, ImprovementFile file, Scale scale, LocalDate today) {
		Span planned = scale.span(from(measure, file), measure.due());
		LocalDate end = (measure.landedOn() != null || !file.open()) ? measure.landedOn() : today;
		Span real = (measure.startedOn() != null && end != null) ? scale.span(measure.startedOn(), end) : null;
		Span late = (end != null && end.isAfter(measure.due())) ? scale.span(measure.due(), end) : null;
		return new Bar(measure, planned, real, late,
				measure.firstDue().equals(measure.due()) ? null : scale.place(measure.firstDue()));
	}

	/**
	 * A measure on the line.
	 *
	 * @param real null before it starts
	 * @param late from its planned day on, or null
	 * @param firstDue the place of the day that was planned first, null if it still is
	 */
	record Bar(ImprovementFile.Measure measure, Span planned, Span real, Span late, Integer firstDue) {

	}

	/**
	 * A part of the line.
	 */
	record Span(int from, int width) {

	}

	private record Scale(LocalDate first, LocalDate last) {

		private int place(LocalDate day) {
			long days = Math.max(1, this.last.toEpochDay() - this.first.toEpochDay());
			return (int) ((day.toEpochDay() - this.first.toEpochDay()) * WHOLE / days);
		}

		private Span span(LocalDate from, LocalDate to) {
			int place = Math.min(place(from), WHOLE - LEAST);
			return new Span(place, Math.max(LEAST, place(to) - place));
		}

	}

}
