package feedbackloop.screening;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import feedbackloop.feedback.Blank;
import feedbackloop.privacy.Masker;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.screening.AllowBlockList.NewEntry;
import feedbackloop.words.HouseTime;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /screening/list}: the allow and block list.
 */
@Controller
@RequestMapping("/screening/list")
class ListPage {

	private static final int PAGE_SIZE = 50;

	private static final int LONGEST_REASON = 1000;

	private final AllowBlockList list;

	private final ListValues values;

	private final Masker masker;

	private final RefusalWords words;

	private final HouseTime time;

	ListPage(AllowBlockList list, ListValues values, Masker masker, RefusalWords words, HouseTime time) {
		this.list = list;
		this.values = values;
		this.masker = masker;
		this.words = words;
		this.time = time;
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "0") int page, Model model) {
		model.addAttribute("page", Math.max(page, 0));
		model.addAttribute("slice", this.list.page(Math.max(page, 0), PAGE_SIZE));
		return "screening-list";
	}

	@PostMapping
	String add(@RequestParam String kind, @RequestParam String effect, @RequestParam String value,
			@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String until,
			Principal user, RedirectAttributes answer) {
		try {
			NewEntry entry = this.values.of(kind, effect, value);
			if (this.list.add(entry, reason(reason), end(until), user.getName()).isEmpty()) {
				throw Refusal.tooLate("alreadyListed", entry.shown());
			}
			answer.addFlashAttribute("added", entry.shown());
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return "redirect:/screening/list";
	}

	@PostMapping("/{id}/removal")
	String remove(@PathVariable long id, Principal user, RedirectAttributes answer) {
		try {
			this.list.remove(id, user.getName());
			answer.addFlashAttribute("removed", true);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return "redirect:/screening/list";
	}

	private String reason(String typed) {
		if (Blank.is(typed)) {
			throw Refusal.invalid("reason", "required");
		}
		if (typed.length() > LONGEST_REASON) {
			throw Refusal.invalid("reason", "tooLong", LONGEST_REASON);
		}
		return this.masker.mask(typed.strip());
	}

	/** The end of that day; null when nothing was typed. */
	private Instant end(String day) {
		if (Blank.is(day)) {
			return null;
		}
		try {
			Instant end = this.time.start(HouseTime.typedDay(day).plusDays(1)).toInstant();
			if (!end.isAfter(this.time.instant())) {
				throw Refusal.invalid("until", "pastDate");
			}
			return end;
		}
		catch (DateTimeException ex) {
			throw Refusal.invalid("until", "date");
		}
	}

}
