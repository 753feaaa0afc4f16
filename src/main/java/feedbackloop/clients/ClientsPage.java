package feedbackloop.clients;

import java.io.IOException;
import java.security.Principal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.RetryAfter;
import feedbackloop.clients.ClientDesk.NewKey;
import feedbackloop.process.AccountNames;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.HouseTime;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * {@code /clients}: administrators make clients, limit them, give them another key and
 * take keys away. A new key is on the page that its form leads to, once: a reload, or
 * whoever comes back, is led to the client.
 */
@Controller
@RequestMapping("/clients")
class ClientsPage {

	/** The key that was made just now, for the next page alone. */
	private static final String MADE = "made";

	private static final String TO_CLIENT = "redirect:/clients/{id}";

	/** How long both keys count unless somebody says otherwise. */
	private static final int USUAL_OVERLAP_DAYS = 7;

	private final ClientDesk desk;

	private final ClientStore store;

	private final AccountNames names;

	private final RefusalWords refusals;

	private final HouseTime time;

	ClientsPage(ClientDesk desk, ClientStore store, AccountNames names, RefusalWords refusals, HouseTime time) {
		this.desk = desk;
		this.store = store;
		this.names = names;
		this.refusals = refusals;
		this.time = time;
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "0") int page, Model model) {
		return list(Math.max(page, 0), model, Map.of("perMinute", "60"), List.of("api"), Map.of());
	}

	private String list(int page, Model model, Map<String, String> values, List<String> ticked,
			Map<String, String> errors) {
		model.addAttribute("page", page);
		model.addAttribute("slice", this.store.page(page));
		return form(model, values, ticked, errors, "clients");
	}

	@PostMapping
	String make(@RequestParam Map<String, String> form, @RequestParam(defaultValue = "") List<String> channels,
			Principal user, Model model, HttpServletResponse response, RedirectAttributes answer) {
		try {
			ClientForm given = ClientForm.read(form, channels, true);
			LocalDate lastDay = ClientForm.lastDay(form, "validUntil", this.time.today());
			return toKey(this.desk.make(given, lastDay, user.getName()), answer);
		}
		catch (Refusal refusal) {
			RetryAfter.status(refusal.reason().status(), response);
			return list(0, model, form, channels, this.refusals.byField(refusal));
		}
	}

	@GetMapping("/{id}")
	String show(@PathVariable long id, Model model) {
		ClientView client = this.desk.get(id);
		return show(client, model, values(client), client.channels(), Map.of());
	}

	private String show(ClientView client, Model model, Map<String, String> values, List<String> ticked,
			Map<String, String> errors) {
		model.addAttribute("client", client);
		model.addAttribute("names", this.names.all());
		return form(model, values, ticked, errors, "client");
	}

	private Map<String, String> values(ClientView client) {
		Map<String, String> values = new HashMap<>();
		values.put("purpose", client.purpose());
		values.put("perMinute", (client.perMinute() != null) ? client.perMinute().toString() : "");
		values.put("oldUntil", this.time.today().plusDays(USUAL_OVERLAP_DAYS).toString());
		return values;
	}

	@PostMapping("/{id}")
	String change(@PathVariable long id, @RequestParam Map<String, String> form,
			@RequestParam(defaultValue = "") List<String> channels, Principal user, Model model,
			HttpServletResponse response, RedirectAttributes answer) {
		try {
			this.desk.change(id, ClientForm.read(form, channels, false), user.getName());
			answer.addFlashAttribute("done", "changed");
			return TO_CLIENT;
		}
		catch (Refusal refusal) {
			return refused(id, refusal, form, channels, model, response);
		}
	}

	@PostMapping("/{id}/keys")
	String rotate(@PathVariable long id, @RequestParam Map<String, String> form, Principal user, Model model,
			HttpServletResponse response, RedirectAttributes answer) {
		try {
			LocalDate lastDay = ClientForm.lastDay(form, "validUntil", this.time.today());
			LocalDate lastDayOfOld = ClientForm.lastDay(form, "oldUntil", this.time.today());
			return toKey(this.desk.rotate(id, lastDay, lastDayOfOld, user.getName()), answer);
		}
		catch (Refusal refusal) {
			return refused(id, refusal, form, null, model, response);
		}
	}

	@PostMapping("/{id}/keys/{key}/revocation")
	String revoke(@PathVariable long id, @PathVariable long key, Principal user, RedirectAttributes answer) {
		this.desk.revoke(id, key, user.getName());
		answer.addFlashAttribute("done", "revoked");
		return TO_CLIENT;
	}

	@GetMapping("/{id}/key")
	String key(@PathVariable long id, Model model) {
		return model.containsAttribute(MADE) ? "client-key" : TO_CLIENT;
	}

	/** Where a form was refused, another language may be chosen. */
	@GetMapping("/{id}/keys")
	String afterKeys() {
		return TO_CLIENT;
	}

	@ExceptionHandler
	void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
		response.sendError(refusal.reason().status());
	}

	/** What was typed is shown again beside what is on record. */
	private String refused(long id, Refusal refusal, Map<String, String> form, List<String> channels, Model model,
			HttpServletResponse response) {
		if (refusal.reason() == Refusal.Reason.UNKNOWN) {
			throw refusal;
		}
		RetryAfter.status(refusal.reason().status(), response);
		ClientView client = this.desk.get(id);
		Map<String, String> values = values(client);
		values.putAll(form);
		return show(client, model, values, (channels != null) ? channels : client.channels(),
				this.refusals.byField(refusal));
	}

	private static String form(Model model, Map<String, String> values, List<String> ticked, Map<String, String> errors,
			String page) {
		model.addAttribute("channels", Channels.ALL);
		model.addAttribute("ticked", ticked);
		model.addAttribute("values", values);
		model.addAttribute("errors", errors);
		return page;
	}

	private static String toKey(NewKey made, RedirectAttributes answer) {
		answer.addFlashAttribute(MADE, made);
		answer.addAttribute("id", made.client());
		return "redirect:/clients/{id}/key";
	}

}
