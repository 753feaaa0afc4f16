package feedbackloop.insights;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;

import feedbackloop.duplicates.SimilarCases;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One case on one page, for all staff, read-only and printable (S2-26). The number of an
 * improvement leads to the case that founded it.
 */
@Controller
class CasesPage {

	private static final int MOST_SIMILAR = 5;

	private final CaseReader cases;

	private final SimilarCases similar;

	private final EntryWords entries;

	private final Clock clock;

	CasesPage(CaseReader cases, SimilarCases similar, EntryWords entries, Clock clock) {
		this.cases = cases;
		this.similar = similar;
		this.entries = entries;
		this.clock = clock;
	}

	@GetMapping("/cases/{number}")
	String show(@PathVariable String number, Model model, Locale locale, HttpServletResponse response)
			throws IOException {
		try {
			if (number.startsWith("IM-")) {
				return "redirect:/cases/" + this.cases.foundingCase(number);
			}
			Trail trail = this.cases.trail(number, locale);
			CaseFile file = this.cases.read(number);
			model.addAttribute("file", file);
			model.addAttribute("gradeReason", Bilingual.in(locale, file.gradeReason()));
			model.addAttribute("markReason", Bilingual.in(locale, file.markReason()));
			model.addAttribute("trail", trail);
			model.addAttribute("forms",
					trail.entries().stream().map((entry) -> this.entries.of(entry, locale)).toList());
			model.addAttribute("similar", this.similar.of(number, MOST_SIMILAR));
			model.addAttribute("now", this.clock.instant().atZone(this.clock.getZone()).toOffsetDateTime());
			return "case";
		}
		catch (Refusal refusal) {
			response.sendError(refusal.reason().status());
			return null;
		}
	}

}
