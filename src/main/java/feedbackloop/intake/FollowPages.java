package feedbackloop.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import feedbackloop.RetryAfter;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.notification.CustomerLinks;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where customers follow their case: steps in plain words, messages, confirmation,
 * dispute, withdrawal.
 */
@Controller
class FollowPages {

	private static final String ENTRY = "follow";

	private static final String CASE = "followed";

	private final CustomerCase customers;

	private final Reception reception;

	private final Following following;

	private final RefusalWords refusals;

	private final UploadCheck fileCheck;

	private final CustomerLinks links;

	private final Consents consents;

	FollowPages(CustomerCase customers, Reception reception, Following following, RefusalWords refusals,
			UploadCheck fileCheck, CustomerLinks links, Consents consents) {
		this.customers = customers;
		this.reception = reception;
		this.following = following;
		this.refusals = refusals;
		this.fileCheck = fileCheck;
		this.links = links;
		this.consents = consents;
	}

	@GetMapping("/follow")
	String entry(Model model) {
		return entry(model, "", Map.of());
	}

	@PostMapping("/follow")
	String open(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String secret,
			Model model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
		try {
			String found = this.customers.open(number, secret.strip()).number();
			FollowedInSession.remember(request, found);
			return "redirect:/follow/" + found;
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			return entry(model, number, this.refusals.byField(refusal));
		}
	}

	@GetMapping("/follow/{number}")
	String look(@PathVariable String number, Model model, Locale locale, HttpServletRequest request) {
		String typed = BusinessKey.typed(number);
		if (!typed.equals(number) && BusinessKey.isCaseNumber(typed)) {
			return "redirect:/follow/" + typed;
		}
		if (!FollowedInSession.knows(request, number)) {
			return entry(model, number, Map.of());
		}
		return show(number, model, locale, Map.of(), Map.of());
	}

	@GetMapping("/follow/{number}/receipt")
	String receipt(@PathVariable String number, Model model, HttpServletRequest request) {
		if (!FollowedInSession.knows(request, number)) {
			return entry(model, number, Map.of());
		}
		model.addAttribute("number", number);
		model.addAttribute("secret", this.customers.secretOf(number));
		model.addAttribute("code", QrPicture.of(this.links.follow(number)));
		return "receipt";
	}

	/** A reload, or a change of language, after a form was refused. */
	@GetMapping({ "/follow/{number}/messages", "/follow/{number}/confirmation", "/follow/{number}/rating",
			"/follow/{number}/reopening", "/follow/{number}/withdrawal" })
	String afterReload(@PathVariable String number) {
		return "redirect:/follow/{number}";
	}

	@PostMapping("/follow/{number}/messages")
	String add(@PathVariable String number, @RequestParam Map<String, String> form,
			@RequestParam(required = false) List<MultipartFile> files, Model model, Locale locale,
			RedirectAttributes redirect, HttpServletRequest request, HttpServletResponse response) {
		return act(number, form, model, locale, redirect, request, response, "message", (secret) -> this.customers
			.add(number, secret, new Message(form.get("text")), this.fileCheck.check(files)));
	}

	@GetMapping("/follow/{number}/files/{id}")
	ResponseEntity<byte[]> file(@PathVariable String number, @PathVariable UUID id, HttpServletRequest request) {
		if (!FollowedInSession.knows(request, number)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		try {
			return this.customers.file(number, this.customers.secretOf(number), id).asDownload();
		}
		catch (Refusal refusal) {
			throw new ResponseStatusException(HttpStatus.valueOf(refusal.reason().status()), null, refusal);
		}
	}

	@PostMapping("/follow/{number}/confirmation")
	String confirm(@PathVariable String number, @RequestParam Map<String, String> form, Model model, Locale locale,
			RedirectAttributes redirect, HttpServletRequest request, HttpServletResponse response) {
		String done = "false".equals(form.get("satisfied")) ? "dispute" : "confirmation";
		return act(number, form, model, locale, redirect, request, response, done,
				(secret) -> this.customers.confirm(number, secret, FormFields.confirmation(form)));
	}

	@PostMapping("/follow/{number}/rating")
	String rate(@PathVariable String number, @RequestParam Map<String, String> form, Model model, Locale locale,
			RedirectAttributes redirect, HttpServletRequest request, HttpServletResponse response) {
		return act(number, form, model, locale, redirect, request, response, "rating",
				(secret) -> this.customers.rate(number, secret, FormFields.rating(form)));
	}

	/** Leads to the new case where the old one cannot be opened again. */
	@PostMapping("/follow/{number}/reopening")
	String reopen(@PathVariable String number, @RequestParam Map<String, String> form,
			@RequestParam(required = false) List<MultipartFile> files, Model model, Locale locale,
			RedirectAttributes redirect, HttpServletRequest request, HttpServletResponse response) {
		if (!FollowedInSession.knows(request, number)) {
			return entry(model, number, Map.of());
		}
		try {
			Optional<Receipt> anew = this.reception.comeBack(number, this.customers.secretOf(number),
					form.get("reason"), this.fileCheck.check(files), Channel.PORTAL, null);
			anew.ifPresent((receipt) -> FollowedInSession.remember(request, receipt.number()));
			if (anew.isEmpty()) {
				redirect.addFlashAttribute("done", "reopening");
			}
			return anew.map((receipt) -> "redirect:/follow/" + receipt.number() + "/receipt")
				.orElse("redirect:/follow/{number}");
		}
		catch (Refusal refusal) {
			RetryAfter.status(refusal.reason().status(), response);
			Map<String, String> kept = new HashMap<>(form);
			kept.put("text", form.get("reason"));
			return show(number, model, locale, kept, this.refusals.byField(refusal));
		}
	}

	/** Of a case that was erased while its page was open. */
	@ExceptionHandler
	String refused(Refusal refusal, Model model, HttpServletResponse response) {
		RetryAfter.status(refusal.reason().status(), response);
		return entry(model, "", this.refusals.byField(refusal));
	}

	@PostMapping("/follow/{number}/withdrawal")
	String withdraw(@PathVariable String number, @RequestParam Map<String, String> form, Model model, Locale locale,
			RedirectAttributes redirect, HttpServletRequest request, HttpServletResponse response) {
		return act(number, form, model, locale, redirect, request, response, "withdrawal",
				(secret) -> this.customers.withdraw(number, secret));
	}

	private String act(String number, Map<String, String> form, Model model, Locale locale, RedirectAttributes redirect,
			HttpServletRequest request, HttpServletResponse response, String done, Action action) {
		if (!FollowedInSession.knows(request, number)) {
			return entry(model, number, Map.of());
		}
		try {
			action.with(this.customers.secretOf(number));
			redirect.addFlashAttribute("done", done);
			return "redirect:/follow/{number}";
		}
		catch (Refusal refusal) {
			response.setStatus(refusal.reason().status());
			return show(number, model, locale, form, this.refusals.byField(refusal));
		}
	}

	private String show(String number, Model model, Locale locale, Map<String, String> values,
			Map<String, String> errors) {
		FollowedCase followed = this.following.look(number, this.customers.secretOf(number), locale);
		model.addAttribute("followed", followed);
		model.addAttribute("consent", this.consents.find(number).orElse(null));
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		return CASE;
	}

	private static String entry(Model model, String number, Map<String, String> errors) {
		model.addAttribute("values", Map.of("number", number));
		model.addAttribute("errors", errors);
		return ENTRY;
	}

	/** What the customer does, with the case's secret. */
	private interface Action {

		void with(String secret);

	}

}
