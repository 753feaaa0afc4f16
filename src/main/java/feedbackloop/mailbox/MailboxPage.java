package feedbackloop.mailbox;

import java.security.Principal;
import java.util.List;

import feedbackloop.process.AccountNames;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.process.Slice;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /mailbox}: the mail that came in, what became of it, and what waits for a
 * person.
 */
@Controller
@RequestMapping("/mailbox")
class MailboxPage {

	private static final int PAGE_SIZE = 50;

	private static final int LAST_PAGE = 1_000_000;

	private final AsideDesk desk;

	private final InboundMails mails;

	private final Mailboxes mailboxes;

	private final MailboxSettings settings;

	private final RefusalWords words;

	private final AccountNames names;

	MailboxPage(AsideDesk desk, InboundMails mails, Mailboxes mailboxes, MailboxSettings settings, RefusalWords words,
			AccountNames names) {
		this.desk = desk;
		this.mails = mails;
		this.mailboxes = mailboxes;
		this.settings = settings;
		this.words = words;
		this.names = names;
	}

	@GetMapping
	String show(@RequestParam(defaultValue = "aside") String show, @RequestParam(defaultValue = "0") int page,
			Principal reader, Model model) {
		int shown = Math.min(Math.max(page, 0), LAST_PAGE);
		model.addAttribute("show", show);
		model.addAttribute("page", shown);
		model.addAttribute("mailboxes", this.mailboxes.all(this.settings));
		model.addAttribute("slice",
				Slice.of(this.mails.list(show, shown * PAGE_SIZE, PAGE_SIZE + 1, reader.getName()), PAGE_SIZE));
		return "mailbox";
	}

	@GetMapping("/{id}")
	String look(@PathVariable long id, Principal reader, Model model) {
		InboundMail mail = this.mails.find(id, reader.getName())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("mail", mail);
		model.addAttribute("names", this.names.of((mail.decidedBy() != null) ? List.of(mail.decidedBy()) : List.of()));
		model.addAttribute("text", this.desk.masked(mail));
		return "mailbox-mail";
	}

	@PostMapping("/{id}")
	String decide(@PathVariable long id, @RequestParam AsideDesk.Decision decision, Principal user,
			RedirectAttributes answer) {
		try {
			this.desk.decide(id, decision, user.getName());
			answer.addFlashAttribute("done", decision);
		}
		catch (Refusal refusal) {
			answer.addFlashAttribute("refused", this.words.of(refusal));
		}
		return "redirect:/mailbox/{id}";
	}

}
