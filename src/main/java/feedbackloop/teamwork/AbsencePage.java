package feedbackloop.teamwork;

import java.security.Principal;
import java.time.LocalDate;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /absence}: who is absent from when to when, and who takes their place.
 */
@Controller
class AbsencePage {

	private final Absences absences;

	private final RefusalWords words;

	AbsencePage(Absences absences, RefusalWords words) {
		this.absences = absences;
		this.words = words;
	}

	@GetMapping("/absence")
	String show(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		model.addAttribute("rows", this.absences.page(Math.max(page, 0))
			.map((absence) -> new AbsenceRow(absence, this.absences.mayState(absence.userId(), reader.getName()))));
		model.addAttribute("self", reader.getName());
		return "absence";
	}

	@PostMapping("/absence")
	String state(@RequestParam String userId,
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate firstDay,
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate lastDay,
			@RequestParam String substitute, Principal reader, RedirectAttributes answer) {
		return answer(answer,
				() -> this.absences.state(userId.strip(), firstDay, lastDay, substitute.strip(), reader.getName()));
	}

	@PostMapping("/absence/{id}/end")
	String end(@PathVariable Long id, Principal reader, RedirectAttributes answer) {
		return answer(answer, () -> this.absences.end(id, reader.getName()));
	}

	private String answer(RedirectAttributes answer, Runnable work) {
		try {
			work.run();
			answer.addFlashAttribute("done", true);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return "redirect:/absence";
	}

	/**
	 * An absence with whether the reader may end it.
	 */
	record AbsenceRow(Absence absence, boolean mayEnd) {

	}

}
