package feedbackloop.teamwork;

import java.security.Principal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.teamwork.Colleagues.Colleague;
import feedbackloop.words.Words;

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

	private final Colleagues colleagues;

	private final RefusalWords refusals;

	private final Words words;

	AbsencePage(Absences absences, Colleagues colleagues, RefusalWords refusals, Words words) {
		this.absences = absences;
		this.colleagues = colleagues;
		this.refusals = refusals;
		this.words = words;
	}

	@GetMapping("/absence")
	String show(@RequestParam(defaultValue = "0") int page, Principal reader, Model model) {
		model.addAttribute("rows", this.absences.page(Math.max(page, 0))
			.map((absence) -> new AbsenceRow(absence, this.absences.mayState(absence.userId(), reader.getName()))));
		List<Colleague> staff = this.colleagues.all(this.words);
		boolean forOthers = this.absences.mayStateForAll(reader.getName());
		List<String> own = teams(staff, reader.getName());
		model.addAttribute("names", staff.stream().collect(Collectors.toMap(Colleague::userId, Colleague::name)));
		model.addAttribute("absentees",
				staff.stream().filter((one) -> forOthers || one.userId().equals(reader.getName())).toList());
		model.addAttribute("substitutes",
				staff.stream()
					.filter((one) -> forOthers
							|| !one.userId().equals(reader.getName()) && !Collections.disjoint(one.teams(), own))
					.toList());
		if (!model.containsAttribute("typed")) {
			model.addAttribute("typed", new Typed(reader.getName(), null, null, null));
		}
		return "absence";
	}

	private static List<String> teams(List<Colleague> staff, String userId) {
		return staff.stream()
			.filter((one) -> one.userId().equals(userId))
			.map(Colleague::teams)
			.findFirst()
			.orElse(List.of());
	}

	@PostMapping("/absence")
	String state(@RequestParam String userId,
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate firstDay,
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) LocalDate lastDay,
			@RequestParam String substitute, Principal reader, RedirectAttributes answer) {
		return answer(answer, new Typed(userId, substitute, firstDay, lastDay),
				() -> this.absences.state(userId.strip(), firstDay, lastDay, substitute.strip(), reader.getName()));
	}

	@PostMapping("/absence/{id}/end")
	String end(@PathVariable Long id, Principal reader, RedirectAttributes answer) {
		return answer(answer, null, () -> this.absences.end(id, reader.getName()));
	}

	private String answer(RedirectAttributes answer, Typed typed, Runnable work) {
		try {
			work.run();
			answer.addFlashAttribute("done", true);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.refusals.of(refusal));
			if (typed != null) {
				answer.addFlashAttribute("typed", typed);
			}
		}
		return "redirect:/absence";
	}

	/**
	 * An absence with whether the reader may end it.
	 */
	record AbsenceRow(Absence absence, boolean mayEnd) {

	}

	/**
	 * What somebody filled in, which stays when it is refused.
	 */
	record Typed(String userId, String substitute, LocalDate firstDay, LocalDate lastDay) {

	}

}
