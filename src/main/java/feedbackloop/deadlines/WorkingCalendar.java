package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

import feedbackloop.process.ModelFiles;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import org.springframework.stereotype.Component;

/**
 * Adds allowances to times by the calendar that process owners keep in
 * {@code processes/calendar.yaml}: zone, end of the working day, days in a cycle. Hours
 * and days run in plain time.
 */
@Component
class WorkingCalendar {

	private final ZoneId zone;

	private final LocalTime endOfDay;

	private final int cycleDays;

	WorkingCalendar(ModelFiles files) {
		Map<String, Object> calendar = new Yaml(new SafeConstructor(new LoaderOptions()))
			.load(files.read("processes/calendar.yaml"));
		this.zone = ZoneId.of(calendar.get("zone").toString());
		this.endOfDay = LocalTime.parse(calendar.get("endOfDay").toString());
		this.cycleDays = Integer.parseInt(calendar.get("cycleDays").toString());
	}

	/**
	 * The time that is the allowance after the start.
	 * @param unit hours, days or cycle
	 */
	Instant add(Instant start, int amount, String unit) {
		return switch (unit) {
			case "hours" -> start.plus(Duration.ofHours(amount));
			case "days" -> start.plus(Duration.ofDays(amount));
			case "cycle" -> start.plus(Duration.ofDays((long) amount * this.cycleDays));
			default -> throw new IllegalArgumentException(
					"The table timeLimits names the unit " + unit + ", which is not hours, days or cycle");
		};
	}

	/**
	 * The end of the working day on the day after the start.
	 */
	Instant endOfTomorrow(Instant start) {
		return endOf(start.atZone(this.zone).toLocalDate().plusDays(1));
	}

	/**
	 * The end of the working day on that date.
	 */
	Instant endOf(LocalDate date) {
		return date.atTime(this.endOfDay).atZone(this.zone).toInstant();
	}

}
