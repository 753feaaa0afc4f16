package feedbackloop.deadlines;

import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;

import org.springframework.stereotype.Component;

/**
 * What the calendar must be like before it goes live.
 */
@Component
class CalendarContract implements FileContract {

	@Override
	public boolean reads(String name) {
		return name.equals(CalendarFile.NAME);
	}

	@Override
	public boolean needs(String name) {
		return reads(name);
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		return CalendarCheck.of(text, CatalogueFile.readable(files.apply(CatalogueFile.NAME)));
	}

}
