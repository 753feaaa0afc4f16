package feedbackloop.intake;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.RetryAfter;
import feedbackloop.evidence.CheckedFile;
import feedbackloop.evidence.UploadCheck;
import feedbackloop.notification.CustomerLinks;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where staff record what came by phone, interview, letter or any other channel.
 */
@Controller
@RequestMapping("/intake")
class IntakePage {

	private final Reception reception;

	private final ChannelRules channels;

	private final RefusalWords refusals;

	private final UploadCheck fileCheck;

	private final FormTokens tokens;

	private final CustomerLinks links;

	IntakePage(Reception reception, ChannelRules channels, RefusalWords refusals, UploadCheck fileCheck,
			FormTokens tokens, CustomerLinks links) {
		this.reception = reception;
		this.channels = channels;
		this.refusals = refusals;
		this.fileCheck = fileCheck;
		this.tokens = tokens;
		this.links = links;
	}

	@GetMapping
	String form(Model model) {
		return show(model, Map.of("token", this.tokens.next(), "channel", Channel.PHONE.key()), Map.of());
	}

	@PostMapping
	String record(@RequestParam Map<String, String> form, @RequestParam(required = false) List<MultipartFile> files,
			Principal user, Model model, Locale locale, RedirectAttributes redirect, HttpServletResponse response) {
		try {
			Origin origin = Origin.staff(user.getName(), this.tokens.key(form.get("token")),
					FormFields.ticked(form, "riskHint"), FormFields.ticked(form, "personalData"), locale);
			List<CheckedFile> given = this.fileCheck.checkOfStaff(files);
			redirect.addFlashAttribute("receipt",
					this.reception.register(FormFields.feedback(null, form), given, origin));
			return "redirect:/intake/recorded";
		}
		catch (Refusal refusal) {
			RetryAfter.status(refusal.reason().status(), response);
			Map<String, String> kept = new HashMap<>(form);
			if (refusal.reason() == Refusal.Reason.OTHER_CONTENT) {
				kept.put("token", this.tokens.next());
				return show(model, kept, this.refusals.byField(Refusal.tooLate("sentBefore")));
			}
			return show(model, kept, this.refusals.byField(refusal));
		}
	}

	/** Shown once: the secret is for the customer, not for staff to look up. */
	@GetMapping("/recorded")
	String recorded(Model model) {
		if (model.getAttribute("receipt") instanceof Receipt receipt) {
			model.addAttribute("code", QrPicture.of(this.links.follow(receipt.number())));
			return "recorded";
		}
		return "redirect:/intake";
	}

	private String show(Model model, Map<String, String> values, Map<String, String> errors) {
		model.addAttribute("channels", Channel.keys());
		model.addAttribute("rules", this.channels.all());
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		return "intake";
	}

}
