package feedbackloop.figures;

import java.util.Map;

import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Keys.Grades;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What pages of figures may be narrowed by.
 */
@Component
public class FigureForm {

	private final Directory directory;

	FigureForm(Directory directory) {
		this.directory = directory;
	}

	/**
	 * Adds what the form shows.
	 * @param given what the address asks
	 */
	public void fill(Map<String, String> given, Model model) {
		model.addAttribute("values", given);
		model.addAttribute("links", new FigureLinks(given));
		model.addAttribute("errors", Map.of());
		model.addAttribute("lengths", FigureQueries.LENGTHS);
		model.addAttribute("choices", Map.of("channel", Channels.ALL, "type", this.directory.feedbackTypes(), "grade",
				Grades.ALL, "team", this.directory.teamsOfCases()));
	}

}
