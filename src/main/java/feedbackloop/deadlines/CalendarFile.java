package feedbackloop.deadlines;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import feedbackloop.notation.YamlSection;

/**
 * Reads {@code processes/calendar.yaml} and refuses what is wrong in it, with the line.
 */
final class CalendarFile {

	static final String NAME = "processes/calendar.yaml";

	static final String HOURS = "hours";

	static final String END_OF_DAY = "endOfDay";

	static final String FIXED_DAYS_OFF = "fixedDaysOff";

	static final String HOLIDAYS_BY_LAW = "holidaysByLaw";

	static final String YEARS = "years";

	static final String OFF = "off";

	static final String WORK = "work";

	static final String CALENDARS = "calendars";

	static final String TEAMS = "teams";

	private static final String ZONE = "zone";

	private static final String CYCLE_DAYS = "cycleDays";

	private static final String ANNOUNCEMENT = "announcement";

	private static final String HOLIDAYS = "holidays";

	private static final String KEEP = "keep";

	private static final String NONE = "none";

	private static final String MAKE_UP_DAY = "makeUpDay";

	private static final String RANGE = "..";

	private final YamlSection file;

	private final LocalTime endOfDay;

	private final int cycleDays;

	private final Map<LocalDate, String> off = new HashMap<>();

	private final Map<LocalDate, String> work = new HashMap<>();

	private final Map<Integer, String> announcements = new TreeMap<>();

	private CalendarFile(String text) {
		this.file = YamlSection.read(NAME, text);
		this.file.allow(
				List.of(ZONE, HOURS, END_OF_DAY, CYCLE_DAYS, FIXED_DAYS_OFF, HOLIDAYS_BY_LAW, YEARS, CALENDARS, TEAMS));
		this.endOfDay = value(this.file, END_OF_DAY, LocalTime::parse, "calendarTime");
		this.cycleDays = value(this.file, CYCLE_DAYS, CalendarFile::days, "calendarDays");
	}

	/**
	 * The calendars of the file.
	 * @throws Unreadable if something is wrong in it
	 */
	static TeamCalendars read(String text) {
		return new CalendarFile(text).calendars();
	}

	private TeamCalendars calendars() {
		YamlSection years = this.file.section(YEARS);
		years.keys().forEach((year) -> readYear(years, year));
		Holidays holidays = new Holidays(this.off, this.work, fixed(), this.announcements.keySet());
		ZoneId zone = zone(this.file);
		WorkingCalendar general = calendar(this.file, zone, holidays);
		Map<String, WorkingCalendar> named = new HashMap<>();
		if (this.file.has(CALENDARS)) {
			YamlSection section = this.file.section(CALENDARS);
			section.keys().forEach((name) -> named.put(name, named(section.section(name), zone, holidays)));
		}
		return new TeamCalendars(general, named, teams(named), this.announcements);
	}

	private WorkingCalendar named(YamlSection section, ZoneId general, Holidays holidays) {
		section.allow(List.of(ZONE, HOURS, HOLIDAYS));
		String kept = section.text(HOLIDAYS);
		if (!kept.equals(KEEP) && !kept.equals(NONE)) {
			throw section.refuseAt(HOLIDAYS, "calendarHolidays", kept);
		}
		return calendar(section, section.has(ZONE) ? zone(section) : general,
				kept.equals(KEEP) ? holidays : Holidays.NONE);
	}

	private WorkingCalendar calendar(YamlSection section, ZoneId zone, Holidays holidays) {
		YamlSection hours = section.section(HOURS);
		Map<DayOfWeek, List<Hours>> week = new EnumMap<>(DayOfWeek.class);
		for (DayOfWeek day : DayOfWeek.values()) {
			if (hours.has(key(day))) {
				week.put(day, hours(hours, key(day)));
			}
		}
		hours.allow(Stream.concat(Arrays.stream(DayOfWeek.values()).map(CalendarFile::key), Stream.of(MAKE_UP_DAY))
			.toList());
		if (week.isEmpty()) {
			throw hours.refuse("calendarNoWeekday");
		}
		List<Hours> makeUpHours = holidays.work().isEmpty() ? List.of() : hours(hours, MAKE_UP_DAY);
		return new WorkingCalendar(zone, week, makeUpHours, holidays, this.endOfDay, this.cycleDays);
	}

	private static String key(DayOfWeek day) {
		return day.name().toLowerCase(Locale.ROOT);
	}

	private static List<Hours> hours(YamlSection section, String day) {
		List<Hours> hours = new ArrayList<>();
		for (String text : section.text(day).split(",")) {
			hours.add(hours(section, day, text.strip()));
		}
		for (int i = 1; i < hours.size(); i++) {
			if (hours.get(i).from() < hours.get(i - 1).to()) {
				throw section.refuseAt(day, "calendarOverlap", hours.get(i), day, hours.get(i - 1));
			}
		}
		return hours;
	}

	private static Hours hours(YamlSection section, String day, String text) {
		try {
			return Hours.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw section.refuseAt(day, "calendarHours", text, day);
		}
	}

	private Map<MonthDay, String> fixed() {
		Map<MonthDay, String> fixed = new HashMap<>();
		YamlSection section = this.file.section(FIXED_DAYS_OFF);
		for (String day : section.keys()) {
			try {
				fixed.put(MonthDay.parse("--" + day), section.text(day));
			}
			catch (DateTimeException ex) {
				throw section.refuseAt(day, "calendarDayOfYear", day);
			}
		}
		return fixed;
	}

	private void readYear(YamlSection years, String key) {
		YamlSection section = years.section(key);
		if (!key.matches("20\\d\\d")) {
			throw years.refuseAt(key, "calendarYear", key);
		}
		int year = Integer.parseInt(key);
		section.allow(List.of(ANNOUNCEMENT, OFF, WORK));
		this.announcements.put(year, section.text(ANNOUNCEMENT));
		YamlSection daysOff = section.section(OFF);
		daysOff.keys().forEach((days) -> readDays(daysOff, days, year, this.off));
		YamlSection workingDays = section.section(WORK);
		workingDays.keys().forEach((day) -> readDays(workingDays, day, year, this.work));
	}

	private void readDays(YamlSection section, String key, int year, Map<LocalDate, String> days) {
		String name = section.text(key);
		for (LocalDate date : dates(section, key, year)) {
			if (this.off.containsKey(date) || this.work.containsKey(date)) {
				throw section.refuseAt(key, "calendarDayTwice", date);
			}
			days.put(date, name);
		}
	}

	/**
	 * The days of an entry of that year, such as 2026-05-01 or 2026-05-01..2026-05-05.
	 * @throws Unreadable if they are none
	 */
	static List<LocalDate> dates(YamlSection section, String key, int year) {
		int range = key.indexOf(RANGE);
		LocalDate first = date(section, key, (range < 0) ? key : key.substring(0, range), year);
		LocalDate last = (range < 0) ? first : date(section, key, key.substring(range + RANGE.length()), year);
		if (last.isBefore(first)) {
			throw section.refuseAt(key, "calendarBackwards", key);
		}
		return first.datesUntil(last.plusDays(1)).toList();
	}

	private static LocalDate date(YamlSection section, String key, String text, int year) {
		LocalDate date;
		try {
			date = LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw section.refuseAt(key, "calendarDate", text);
		}
		if (date.getYear() != year && !(date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER)) {
			throw section.refuseAt(key, "calendarOtherYear", date, String.valueOf(year));
		}
		return date;
	}

	private Map<String, WorkingCalendar> teams(Map<String, WorkingCalendar> named) {
		Map<String, WorkingCalendar> teams = new HashMap<>();
		if (this.file.has(TEAMS)) {
			YamlSection section = this.file.section(TEAMS);
			for (String team : section.keys()) {
				WorkingCalendar calendar = named.get(section.text(team));
				if (calendar == null) {
					throw section.refuseAt(team, "calendarUnknown", section.text(team));
				}
				teams.put(team, calendar);
			}
		}
		return teams;
	}

	private static ZoneId zone(YamlSection section) {
		return value(section, ZONE, ZoneId::of, "calendarZone");
	}

	/**
	 * A number of days of a year.
	 * @throws IllegalArgumentException if it is something else
	 */
	static int days(String text) {
		int days = Integer.parseInt(text);
		if (days < 1 || days > 366) {
			throw new IllegalArgumentException("out of range");
		}
		return days;
	}

	private static <T> T value(YamlSection section, String key, Function<String, T> read, String code) {
		String text = section.text(key);
		try {
			return read.apply(text);
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw section.refuseAt(key, code, text, key);
		}
	}

}
