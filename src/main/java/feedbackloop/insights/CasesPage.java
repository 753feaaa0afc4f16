package feedbackloop.insights;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

import feedbackloop.feedback.CasePart;
import feedbackloop.process.Bilingual;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.FailedSteps;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.PastDecisions;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One case on one page, for all staff and printable, with the parts that the features
 * contribute. The number of an improvement leads to the case that founded it.
 */
@Controller
class CasesPage {

	private final CaseReader cases;

	private final List<CasePart> parts;

	private final EntryWords entries;

	private final PastDecisions decisions;

	private final FailedSteps failed;

	private final Clock clock;

	CasesPage(CaseReader cases, List<CasePart> parts, EntryWords entries, PastDecisions decisions, FailedSteps failed,
			Clock clock) {
		this.cases = cases;
		this.parts = parts;
		this.entries = entries;
		this.decisions = decisions;
		this.failed = failed;
		this.clock = clock;
	}

	@GetMapping("/cases/{number}")
	String show(@PathVariable String number, Principal reader, Model model, Locale locale, HttpServletResponse response)
			throws IOException {
		try {
			if (BusinessKey.isOfImprovement(number)) {
				return "redirect:/cases/" + this.cases.foundingCase(number);
			}
			CaseStory story = this.cases.story(number, reader.getName(), locale);
			CaseFile file = story.file();
			Trail trail = story.trail();
			model.addAttribute("file", file);
			model.addAttribute("failures", failures(file, locale));
			model.addAttribute("gradeReason", Bilingual.in(locale, file.graded().gradeReason()));
			if (file.graded().grade() != null) {
				model.addAttribute("explanation",
						GradeExplanation.of(file, this.decisions.last(number, Decisions.PRIORITY_WEIGHTS)));
			}
			model.addAttribute("milestones", Milestone.of(story));
			model.addAttribute("today", this.clock.instant().atZone(this.clock.getZone()).toLocalDate());
			model.addAttribute("markReason", Bilingual.in(locale, file.triaged().markReason()));
			model.addAttribute("trail", trail);
			model.addAttribute("forms",
					trail.entries().stream().map((entry) -> this.entries.of(entry, locale)).toList());
			model.addAttribute("parts", parts(number, reader.getName()));
			model.addAttribute("now", this.clock.instant().atZone(this.clock.getZone()).toOffsetDateTime());
			return "case";
		}
		catch (Refusal refusal) {
			response.sendError(refusal.reason().status());
			return null;
		}
	}

	private List<Failure> failures(CaseFile file, Locale locale) {
		return this.failed
			.of((file.improvement() != null) ? List.of(file.number(), file.improvement().number())
					: List.of(file.number()))
			.stream()
			.map((step) -> new Failure(Bilingual.label(locale, step.name()), step.retried()))
			.toList();
	}

	private List<Part> parts(String number, String userId) {
		return this.parts.stream()
			.map((part) -> new Part(part.name(), part.of(number, userId)))
			.filter((part) -> part.content() != null)
			.toList();
	}

	/**
	 * A step that failed.
	 *
	 * @param retried whether it is tried again
	 */
	record Failure(String name, boolean retried) {

	}

	/**
	 * A part of the page with what it shows.
	 */
	record Part(String name, Object content) {

	}

}
