package feedbackloop.deadlines;

import feedbackloop.process.ModelFiles;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Reads the calendars at the start, so that a mistake in the file is found then.
 */
@Configuration(proxyBeanMethods = false)
class Calendars {

	@Bean
	WorkingCalendars workingCalendars(ModelFiles files) {
		return CalendarFile.read(files.read(CalendarFile.NAME));
	}

}
