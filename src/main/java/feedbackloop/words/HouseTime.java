package feedbackloop.words;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Locale;

import org.springframework.stereotype.Component;

/**
 * Times in the zone of the house, in which people read them, whichever way they are kept.
 * In figures they are the same in every language, because they are stored and stand in
 * columns. Null stays null. Templates call it {@code @houseTime}.
 */
@Component
public class HouseTime {

	private static final int FIRST_YEAR = 1900;

	private static final int LAST_YEAR = 2200;

	private static final DateTimeFormatter DAY = figures("yyyy-MM-dd");

	private static final DateTimeFormatter HOUR = figures("HH:mm");

	private static final DateTimeFormatter OFFSET = figures("'UTC'xxx");

	private static final DateTimeFormatter MINUTE = figures("yyyy-MM-dd HH:mm");

	private static final DateTimeFormatter MOMENT = figures("yyyy-MM-dd HH:mm 'UTC'xxx");

	private static final DateTimeFormatter SECOND = figures("yyyy-MM-dd HH:mm:ss 'UTC'xxx");

	private final Clock clock;

	public HouseTime(Clock clock) {
		this.clock = clock;
	}

	public OffsetDateTime at(Instant time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toOffsetDateTime() : null;
	}

	/**
	 * A time of the engine.
	 */
	public OffsetDateTime at(Date time) {
		return (time != null) ? at(time.toInstant()) : null;
	}

	/**
	 * A time in a column of the record.
	 */
	public OffsetDateTime at(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? at(time.toInstant()) : null;
	}

	/**
	 * A time as somebody types it.
	 */
	public OffsetDateTime at(LocalDateTime time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toOffsetDateTime() : null;
	}

	/**
	 * A day as somebody types it, of a year that every column bears.
	 * @throws DateTimeException if it is no such day
	 */
	public static LocalDate typedDay(String text) {
		LocalDate day = LocalDate.parse(text.strip());
		if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
			throw new DateTimeException("No year of ours: " + day.getYear());
		}
		return day;
	}

	/**
	 * When the day begins.
	 */
	public OffsetDateTime start(LocalDate day) {
		return (day != null) ? at(day.atStartOfDay()) : null;
	}

	/**
	 * The zone of the house, for columns whose times do not name it.
	 */
	public String zone() {
		return this.clock.getZone().getId();
	}

	public Instant instant() {
		return this.clock.instant();
	}

	public OffsetDateTime now() {
		return at(this.clock.instant());
	}

	public LocalDate today() {
		return now().toLocalDate();
	}

	/**
	 * Such as 2026-11-22.
	 */
	public static String day(TemporalAccessor time) {
		return text(DAY, time);
	}

	/**
	 * Such as 10:00.
	 */
	public static String hour(TemporalAccessor time) {
		return text(HOUR, time);
	}

	/**
	 * Such as UTC+08:00.
	 */
	public static String offset(TemporalAccessor time) {
		return text(OFFSET, time);
	}

	/**
	 * Such as 2026-11-22 10:00.
	 */
	public static String minute(TemporalAccessor time) {
		return text(MINUTE, time);
	}

	/**
	 * Such as 2026-11-22 10:00 UTC+08:00.
	 */
	public static String moment(TemporalAccessor time) {
		return text(MOMENT, time);
	}

	/**
	 * Such as 2026-11-22 10:00:00 UTC+08:00.
	 */
	public static String second(TemporalAccessor time) {
		return text(SECOND, time);
	}

	private static String text(DateTimeFormatter figures, TemporalAccessor time) {
		return (time != null) ? figures.format(time) : null;
	}

	private static DateTimeFormatter figures(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
	}

}
