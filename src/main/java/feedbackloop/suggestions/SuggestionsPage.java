package feedbackloop.suggestions;

import java.time.LocalDate;
import java.util.List;

import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /insights/suggestions}: how often suggestions at triage were right.
 */
@Controller
class SuggestionsPage {

	private final Trials trials;

	private final SuggestionSettings settings;

	private final HouseTime time;

	SuggestionsPage(Trials trials, SuggestionSettings settings, HouseTime time) {
		this.trials = trials;
		this.settings = settings;
		this.time = time;
	}

	@GetMapping("/insights/suggestions")
	String show(Model model) {
		List<Row> rows = this.trials.accuracy()
			.stream()
			.map((one) -> new Row(one,
					(one.since() != null) ? this.time.at(one.since().toInstant()).toLocalDate() : null,
					this.trials.isGoodEnough(one)))
			.toList();
		model.addAttribute("rows", rows);
		model.addAttribute("settings", this.settings);
		return "suggestions";
	}

	/**
	 * A field.
	 *
	 * @param since day of the first case that was measured, or null
	 * @param shown whether people see its suggestions
	 */
	record Row(Accuracy accuracy, LocalDate since, boolean shown) {

	}

}
