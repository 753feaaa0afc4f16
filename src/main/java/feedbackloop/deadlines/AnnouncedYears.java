package feedbackloop.deadlines;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import feedbackloop.notation.YamlSection;
import feedbackloop.notation.Finding;

/**
 * Whether a year that counts as announced names every holiday that the file says is one
 * by law. What the year leaves out would be a working day.
 */
final class AnnouncedYears {

	private static final int FEW_DAYS = 200;

	private static final int MANY_DAYS = 300;

	/** The longest of the holidays so far had nine. */
	private static final int LONG_BREAK = 10;

	/** Its Chinese name, then its English one; either may be missing. */
	private static final Pattern NAME = Pattern.compile("([^A-Za-z]*)(.*)");

	private final YamlSection file;

	private final WorkingCalendar calendar;

	private final Map<String, Integer> byLaw = new LinkedHashMap<>();

	private final List<Finding> findings = new ArrayList<>();

	private AnnouncedYears(YamlSection file, WorkingCalendar calendar) {
		this.file = file;
		this.calendar = calendar;
	}

	static List<Finding> check(YamlSection file, WorkingCalendar calendar) {
		AnnouncedYears years = new AnnouncedYears(file, calendar);
		years.readHolidays();
		YamlSection section = file.section(CalendarFile.YEARS);
		section.keys().forEach((year) -> years.check(section, year));
		years.checkGaps(section);
		return years.findings;
	}

	private void readHolidays() {
		if (!this.file.has(CalendarFile.HOLIDAYS_BY_LAW)) {
			this.findings.add(this.file.warnAt(CalendarFile.YEARS, "calendarNoHolidays", CalendarFile.HOLIDAYS_BY_LAW));
			return;
		}
		YamlSection holidays = this.file.section(CalendarFile.HOLIDAYS_BY_LAW);
		for (String name : holidays.keys()) {
			try {
				this.byLaw.put(name, CalendarFile.days(holidays.text(name)));
			}
			catch (IllegalArgumentException ex) {
				throw holidays.refuseAt(name, "calendarDays", holidays.text(name), name);
			}
		}
	}

	private void checkGaps(YamlSection years) {
		List<Integer> known = years.keys().stream().map(Integer::valueOf).sorted().toList();
		for (int i = 1; i < known.size(); i++) {
			if (known.get(i) > known.get(i - 1) + 1) {
				this.findings.add(years.warnAt(String.valueOf(known.get(i)), "calendarYearGap",
						String.valueOf(known.get(i) - 1)));
			}
		}
	}

	private void check(YamlSection years, String key) {
		int year = Integer.parseInt(key);
		Map<String, Set<LocalDate>> days = new HashMap<>();
		YamlSection off = years.section(key).section(CalendarFile.OFF);
		for (String entry : off.keys()) {
			days.computeIfAbsent(off.text(entry), (name) -> new HashSet<>())
				.addAll(CalendarFile.dates(off, entry, year));
		}
		checkHolidays(years, key, days);
		checkFixedDays(years, key);
		checkMakeUpDays(years.section(key).section(CalendarFile.WORK), year);
		checkWorkingDays(years, key);
	}

	private void checkHolidays(YamlSection years, String year, Map<String, Set<LocalDate>> days) {
		List<String> missing = new ArrayList<>();
		this.byLaw.forEach((holiday, least) -> {
			long named = days.entrySet()
				.stream()
				.filter((entry) -> isNamed(holiday, entry.getKey()))
				.mapToLong((entry) -> entry.getValue().size())
				.sum();
			if (named == 0) {
				missing.add(holiday);
			}
			else if (named < least) {
				this.findings.add(years.wrongAt(year, "calendarHolidayShort", year, holiday, named, least));
			}
		});
		if (!missing.isEmpty()) {
			this.findings.add(years.wrongAt(year, "calendarYearLacks", year, String.join(", ", missing)));
		}
	}

	/** Several holidays may share their days off. */
	private static boolean isNamed(String holiday, String daysOff) {
		Matcher name = NAME.matcher(holiday);
		return name.matches() && (isIn(name.group(1), daysOff) || isIn(name.group(2), daysOff));
	}

	private static boolean isIn(String name, String daysOff) {
		return !name.isBlank() && daysOff.toLowerCase(Locale.ROOT).contains(name.strip().toLowerCase(Locale.ROOT));
	}

	/** What has a fixed date is off on it in every year. */
	private void checkFixedDays(YamlSection years, String year) {
		YamlSection fixed = this.file.section(CalendarFile.FIXED_DAYS_OFF);
		String working = fixed.keys()
			.stream()
			.filter((day) -> this.byLaw.keySet().stream().anyMatch((holiday) -> isNamed(holiday, fixed.text(day))))
			.filter((day) -> isWorkingDay(year + "-" + day))
			.collect(Collectors.joining(", "));
		if (!working.isEmpty()) {
			this.findings.add(years.wrongAt(year, "calendarFixedDayWorks", year, working));
		}
	}

	private boolean isWorkingDay(String date) {
		try {
			return this.calendar.isWorkingDay(LocalDate.parse(date));
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private void checkMakeUpDays(YamlSection work, int year) {
		for (String entry : work.keys()) {
			CalendarFile.dates(work, entry, year)
				.stream()
				.filter((date) -> date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
				.findFirst()
				.ifPresent((date) -> this.findings.add(work.wrongAt(entry, "calendarMakeUpDay", date)));
		}
	}

	private void checkWorkingDays(YamlSection years, String key) {
		LocalDate start = LocalDate.of(Integer.parseInt(key), 1, 1);
		int working = 0;
		int off = 0;
		int longest = 0;
		for (LocalDate date = start; date.getYear() == start.getYear(); date = date.plusDays(1)) {
			boolean works = this.calendar.isWorkingDay(date);
			working += works ? 1 : 0;
			off = works ? 0 : off + 1;
			longest = Math.max(longest, off);
		}
		if (working == 0) {
			this.findings.add(years.wrongAt(key, "calendarYearOff", key));
		}
		else if (working < FEW_DAYS || working > MANY_DAYS) {
			this.findings.add(years.warnAt(key, "calendarYearDays", key, working));
		}
		if (longest > LONG_BREAK) {
			this.findings.add(years.warnAt(key, "calendarBreak", key, longest));
		}
	}

}
