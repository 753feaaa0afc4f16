package feedbackloop.improvement;

import java.security.Principal;

import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The fields of an improvement's page that name who has to read what a measure brought.
 * The button that says one has stands among one's own measures, too.
 */
@Controller
@RequestMapping("/improvements/{number}/measures/{measure:\\d{1,4}}")
class MeasureReadersForm {

	private final MeasureReaders readers;

	private final RefusalWords words;

	MeasureReadersForm(MeasureReaders readers, RefusalWords words) {
		this.readers = readers;
		this.words = words;
	}

	@PostMapping("/readers")
	String name(@PathVariable String number, @PathVariable int measure, @RequestParam(defaultValue = "") String who,
			Principal user, RedirectAttributes answer) {
		return answered(number, measure, answer, () -> this.readers.name(number, measure, who, user.getName()));
	}

	@PostMapping("/read")
	String read(@PathVariable String number, @PathVariable int measure, @RequestParam(defaultValue = "") String from,
			Principal user, RedirectAttributes answer) {
		String page = answered(number, measure, answer,
				() -> this.readers.acknowledge(number, measure, user.getName()));
		return "mine".equals(from) ? "redirect:/improvements/measures#reading" : page;
	}

	private String answered(String number, int measure, RedirectAttributes answer, Runnable work) {
		try {
			work.run();
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("readingRefused", this.words.of(refusal));
		}
		return "redirect:/improvements/" + number + "#measure-" + measure;
	}

}
