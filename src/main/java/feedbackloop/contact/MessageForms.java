package feedbackloop.contact;

import java.security.Principal;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.notification.ReplyHelp;
import feedbackloop.process.DraftOrigin;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.process.RefusalWords;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The form on the case page in which a person writes to the customer. All that is typed
 * is a draft until it is sent. So it stays when a text is taken in, looked at or refused.
 */
@Controller
@RequestMapping("/cases/{number}/messages")
class MessageForms {

	private static final String BACK = "redirect:/cases/{number}#message";

	private final CustomerNotes notes;

	private final ReplyHelp replies;

	private final UploadCheck uploads;

	private final RefusalWords words;

	MessageForms(CustomerNotes notes, ReplyHelp replies, UploadCheck uploads, RefusalWords words) {
		this.notes = notes;
		this.replies = replies;
		this.uploads = uploads;
		this.words = words;
	}

	/**
	 * What a button of the form does.
	 * @param act send, preview, or takeIn (a ready text)
	 */
	@PostMapping
	String act(@PathVariable String number, @RequestParam(name = "do", defaultValue = "send") String act, Typed typed,
			@RequestParam(defaultValue = "") String template,
			@RequestParam(required = false) List<MultipartFile> uploads, Principal person, RedirectAttributes answer) {
		return switch (act) {
			case "preview" -> preview(number, typed, uploads, person, answer);
			case "takeIn" -> takeIn(number, typed, template, uploads, person, answer);
			default -> send(number, typed, uploads, person, answer);
		};
	}

	private String send(String number, Typed typed, List<MultipartFile> uploads, Principal person,
			RedirectAttributes answer) {
		return does(answer, () -> {
			List<CheckedFile> checked = checked(number, typed, uploads, person);
			try {
				this.notes.send(number, typed.draft(), checked, typed.key(), person.getName());
				answer.addFlashAttribute("messageSent", true);
			}
			catch (Refusal refusal) {
				if (refusal.reason() == Reason.INVALID || refusal.reason() == Reason.OTHER_CONTENT) {
					keep(number, typed, checked, person);
				}
				throw refusal;
			}
		});
	}

	private String preview(String number, Typed typed, List<MultipartFile> uploads, Principal person,
			RedirectAttributes answer) {
		return does(answer, () -> {
			MessageDraft draft = keep(number, typed, checked(number, typed, uploads, person), person);
			if (!draft.text().isEmpty()) {
				answer.addFlashAttribute("messagePreview", this.notes.preview(number, draft.text()));
			}
		});
	}

	private String takeIn(String number, Typed typed, String template, List<MultipartFile> uploads, Principal person,
			RedirectAttributes answer) {
		return does(answer, () -> {
			List<CheckedFile> checked = checked(number, typed, uploads, person);
			String text = template.isEmpty() ? "" : this.replies.fill(number, template);
			this.notes.keep(number, typed.with(text), checked, person.getName());
		});
	}

	/** What a script saves while somebody types. */
	@PostMapping("/draft")
	@ResponseBody
	Kept draft(@PathVariable String number, Typed typed, Principal person) {
		return answered(() -> new Kept(
				this.notes.keepTyped(number, typed.draft(), typed.origin(), typed.key(), person.getName()), null,
				List.of()));
	}

	/** What is there, for a window that has learnt of another one. */
	@GetMapping("/draft")
	@ResponseBody
	Kept draft(@PathVariable String number, Principal person) {
		return answered(() -> {
			CustomerNotes.Typed typed = this.notes.typed(number, person.getName());
			return new Kept(typed.version(), typed.draft().text(), typed.draft().files());
		});
	}

	private static Kept answered(Supplier<Kept> work) {
		try {
			return work.get();
		}
		catch (Refusal refusal) {
			throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
		}
	}

	/** A file that is refused must not cost the text. */
	private List<CheckedFile> checked(String number, Typed typed, List<MultipartFile> uploads, Principal person) {
		try {
			return this.uploads.checkOfStaff(uploads);
		}
		catch (Refusal refusal) {
			keep(number, typed, List.of(), person);
			throw refusal;
		}
	}

	private MessageDraft keep(String number, Typed typed, List<CheckedFile> checked, Principal person) {
		return this.notes.keep(number, typed.draft(), checked, person.getName());
	}

	/** Who may not is answered 403, which the access log keeps. */
	private String does(RedirectAttributes answer, Runnable work) {
		try {
			answer.addFlashAttribute("atMessage", true);
			work.run();
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Reason.FORBIDDEN || refusal.reason() == Reason.UNKNOWN) {
				throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
			}
			answer.addFlashAttribute("messageRefused", this.words.of(refusal));
		}
		return BACK;
	}

	/**
	 * The form as it was typed.
	 *
	 * @param files of the case that go with it
	 * @param key so that a second click sends nothing more
	 * @param version of the draft that it goes on from, or null
	 * @param page a number of one opened page, or null without the script
	 * @param turn how often that page has saved
	 */
	record Typed(String text, List<UUID> files, String key, Long version, Long page, Long turn) {

		DraftOrigin origin() {
			return new DraftOrigin(this.version, this.page, (this.turn != null) ? this.turn : 0);
		}

		MessageDraft draft() {
			return new MessageDraft((this.text != null) ? this.text : "",
					(this.files != null) ? this.files : List.of());
		}

		/** With a template behind what is typed already. */
		MessageDraft with(String template) {
			MessageDraft draft = draft();
			String before = draft.text().isBlank() ? "" : draft.text().strip() + "\n\n";
			return new MessageDraft(before + template, draft.files());
		}

	}

	/**
	 * A draft that is kept.
	 *
	 * @param version null if it was sent meanwhile, or there is none
	 * @param text null where only the version is asked for
	 */
	record Kept(Long version, String text, List<UUID> files) {

		@Override
		public String toString() {
			return "Kept";
		}

	}

}
