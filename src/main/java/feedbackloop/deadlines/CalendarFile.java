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

/**
 * Reads {@code processes/calendar.yaml} and refuses what is wrong in it, with the line
 * and the remedy (T-01).
 */
final class CalendarFile {

	static final String NAME = "processes/calendar.yaml";

	private static final String ZONE = "zone";

	private static final String HOURS = "hours";

	private static final String END_OF_DAY = "endOfDay";

	private static final String CYCLE_DAYS = "cycleDays";

	private static final String FIXED_DAYS_OFF = "fixedDaysOff";

	private static final String YEARS = "years";

	private static final String ANNOUNCEMENT = "announcement";

	private static final String OFF = "off";

	private static final String WORK = "work";

	private static final String CALENDARS = "calendars";

	private static final String HOLIDAYS = "holidays";

	private static final String KEEP = "keep";

	private static final String NONE = "none";

	private static final String TEAMS = "teams";

	private static final String MAKE_UP_DAY = "makeUpDay";

	private static final String RANGE = "..";

	private static final String DATE_REMEDY = "Write 2026-05-01 for one day, 2026-05-01..2026-05-05 for several.";

	private final YamlSection file;

	private final LocalTime endOfDay;

	private final int cycleDays;

	private final Map<LocalDate, String> off = new HashMap<>();

	private final Map<LocalDate, String> work = new HashMap<>();

	private final Map<Integer, String> announcements = new TreeMap<>();

	private CalendarFile(String text) {
		this.file = YamlSection.read(NAME, text);
		this.file.allow(List.of(ZONE, HOURS, END_OF_DAY, CYCLE_DAYS, FIXED_DAYS_OFF, YEARS, CALENDARS, TEAMS));
		this.endOfDay = value(this.file, END_OF_DAY, LocalTime::parse, "a time such as 18:00");
		this.cycleDays = value(this.file, CYCLE_DAYS, CalendarFile::days, "a whole number of days from 1 to 366");
	}

	/**
	 * The calendars of the file.
	 * @throws YamlRefused if something is wrong in it
	 */
	static WorkingCalendars read(String text) {
		return new CalendarFile(text).calendars();
	}

	private WorkingCalendars calendars() {
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
		return new TeamCalendars(general, teams(named), this.announcements);
	}

	private WorkingCalendar named(YamlSection section, ZoneId general, Holidays holidays) {
		section.allow(List.of(ZONE, HOURS, HOLIDAYS));
		String kept = section.text(HOLIDAYS);
		if (!kept.equals(KEEP) && !kept.equals(NONE)) {
			throw section.refuse(HOLIDAYS, kept + " is not known here", "Write holidays: keep or holidays: none.");
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
			throw hours.refuse("no weekday has hours", "Give hours to one weekday at least.");
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
				throw section.refuse(day,
						"%s of %s begins before %s is over".formatted(hours.get(i), day, hours.get(i - 1)),
						"Put the hours of the day in order and let them not overlap.");
			}
		}
		return hours;
	}

	private static Hours hours(YamlSection section, String day, String text) {
		try {
			return Hours.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw section.refuse(day, "'%s' of %s are no working hours: %s".formatted(text, day, ex.getMessage()),
					"Write hours such as 09:00-12:00, 13:30-18:00.");
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
				throw section.refuse(day, day + " is no day of the year", "Write month and day such as 05-01.");
			}
		}
		return fixed;
	}

	private void readYear(YamlSection years, String key) {
		YamlSection section = years.section(key);
		if (!key.matches("20\\d\\d")) {
			throw years.refuse(key, key + " is no year", "Write a year such as 2027.");
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
		int range = key.indexOf(RANGE);
		LocalDate first = date(section, key, (range < 0) ? key : key.substring(0, range), year);
		LocalDate last = (range < 0) ? first : date(section, key, key.substring(range + RANGE.length()), year);
		if (last.isBefore(first)) {
			throw section.refuse(key, key + " ends before it begins", DATE_REMEDY);
		}
		String name = section.text(key);
		for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
			if (this.off.containsKey(date) || this.work.containsKey(date)) {
				throw section.refuse(key, date + " is named a second time",
						"Name each day once, either under off or under work.");
			}
			days.put(date, name);
		}
	}

	private static LocalDate date(YamlSection section, String key, String text, int year) {
		LocalDate date;
		try {
			date = LocalDate.parse(text);
		}
		catch (DateTimeException ex) {
			throw section.refuse(key, text + " is no date", DATE_REMEDY);
		}
		if (date.getYear() != year && !(date.getYear() == year - 1 && date.getMonth() == Month.DECEMBER)) {
			throw section.refuse(key, date + " does not belong to " + year,
					"Put it below its own year, or correct the date.");
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
					throw section.refuse(team, "there is no calendar " + section.text(team),
							"Describe it under calendars, or correct its name.");
				}
				teams.put(team, calendar);
			}
		}
		return teams;
	}

	private static ZoneId zone(YamlSection section) {
		return value(section, ZONE, ZoneId::of, "a time zone such as Asia/Shanghai");
	}

	private static int days(String text) {
		int days = Integer.parseInt(text);
		if (days < 1 || days > 366) {
			throw new IllegalArgumentException("out of range");
		}
		return days;
	}

	private static <T> T value(YamlSection section, String key, Function<String, T> read, String expected) {
		String text = section.text(key);
		try {
			return read.apply(text);
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw section.refuse(key, "'%s' of %s is not %s".formatted(text, key, expected),
					"Write " + expected + " behind " + key + ".");
		}
	}

}
