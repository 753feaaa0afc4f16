package feedbackloop.macros;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Blank;
import feedbackloop.macros.OwnMacros.Own;
import feedbackloop.notation.Finding;
import feedbackloop.notation.FormField;
import feedbackloop.notation.Unreadable;
import feedbackloop.notification.ReplyTexts;
import feedbackloop.privacy.Masker;
import feedbackloop.process.Contract;
import feedbackloop.words.Words;

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
 * {@code /macros}: each person's own macros, kept, changed and deleted here. They pass
 * the check that the macros of all pass.
 */
@Controller
@RequestMapping("/macros")
class OwnMacrosPage {

	private static final int MOST = 50;

	/** As much as the check reads, and more than anybody writes. */
	private static final int LONGEST = 100_000;

	private final OwnMacros macros;

	private final LiveForms forms;

	private final Masker masker;

	private final ObjectMapper json;

	private final Words words;

	OwnMacrosPage(OwnMacros macros, LiveForms forms, Masker masker, ObjectMapper json, Words words) {
		this.macros = macros;
		this.forms = forms;
		this.masker = masker;
		this.json = json;
		this.words = words;
	}

	@GetMapping
	String list(Principal person, Model model) {
		model.addAttribute("macros", this.macros.of(person.getName()).stream().map(this::row).toList());
		model.addAttribute("tasks", this.forms.tasks());
		return "macros";
	}

	@GetMapping("/new")
	String begin(@RequestParam String task, Model model) {
		return edit(null, task, Map.of(), List.of(), model);
	}

	@GetMapping("/{id}")
	String change(@PathVariable long id, Principal person, Model model) {
		Own own = this.macros.find(id, person.getName()).orElseThrow(OwnMacrosPage::none);
		Macro macro = Macro.read("", own.text());
		return edit(id, macro.tasks().get(0), typed(macro), findings(macro.tasks().get(0), own.text()), model);
	}

	@PostMapping
	String keep(@RequestParam Map<String, String> typed, Principal person, Model model, RedirectAttributes answer) {
		return save(null, typed, person.getName(), model, answer);
	}

	@PostMapping("/{id}")
	String keep(@PathVariable long id, @RequestParam Map<String, String> typed, Principal person, Model model,
			RedirectAttributes answer) {
		return save(id, typed, person.getName(), model, answer);
	}

	@PostMapping("/{id}/deletion")
	String delete(@PathVariable long id, Principal person, RedirectAttributes answer) {
		this.macros.delete(id, person.getName());
		answer.addFlashAttribute("done", "deleted");
		return "redirect:/macros";
	}

	private String save(Long id, Map<String, String> typed, String userId, Model model, RedirectAttributes answer) {
		String task = typed.getOrDefault(Macro.TASKS, "");
		String text = text(task, typed);
		List<String> findings = (text.length() > LONGEST) ? List.of(this.words.say("macros.tooLong"))
				: findings(task, text);
		if (findings.isEmpty() && id == null && !this.macros.add(userId, text, MOST)) {
			findings = List.of(this.words.say("macros.most", MOST));
		}
		if (!findings.isEmpty()) {
			return edit(id, task, typed, findings, model);
		}
		if (id != null && !this.macros.change(id, userId, text)) {
			throw none();
		}
		answer.addFlashAttribute("done", "kept");
		return "redirect:/macros";
	}

	private String edit(Long id, String task, Map<String, String> typed, List<String> findings, Model model) {
		List<Input> inputs = this.forms.fields(task).stream().map((field) -> input(task, field, typed)).toList();
		if (inputs.isEmpty()) {
			throw none();
		}
		model.addAttribute("id", id);
		model.addAttribute("task", task);
		model.addAttribute("inputs", inputs);
		model.addAttribute("typed", typed);
		model.addAttribute("findings", findings);
		model.addAttribute("names", ReplyTexts.names());
		return "macro";
	}

	private Input input(String task, FormField field, Map<String, String> typed) {
		String name = field.name();
		String label = this.words.label(field.node().path(field.is("datetime") ? "dateLabel" : "label").asText(name));
		Map<String, String> options = new LinkedHashMap<>();
		field.options()
			.forEach((option) -> options.put(option.path("value").asText(),
					this.words.label(option.path("label").asText())));
		if (field.is("checkbox")) {
			List.of("true", "false").forEach((value) -> options.put(value, this.words.of("value", value)));
		}
		return new Input(name, label, field.type(), options, Contract.isToCustomer(task, name), typed.get(value(name)),
				typed.get(chinese(name)), typed.get(english(name)));
	}

	private Row row(Own own) {
		try {
			Macro macro = Macro.read("", own.text());
			String title = macro.title().in(this.words.language());
			return new Row(own.id(), title, macro.tasks().get(0), findings(macro.tasks().get(0), own.text()));
		}
		catch (Unreadable ex) {
			throw new IllegalStateException("Own macro " + own.id() + " was kept unread", ex);
		}
	}

	private List<String> findings(String task, String text) {
		return Finding.refusing(MacroCheck.of("", text, this.forms::text))
			.stream()
			.map((finding) -> place(task, finding) + inWords(finding))
			.toList();
	}

	/** The label of the field at which something is wrong, if it is at one. */
	private String place(String task, Finding finding) {
		String[] names = finding.place().split("\\.");
		return (names.length > 1)
				? this.words.first(names[1], "field." + names[1], "field." + task + "." + names[1]) + ": " : "";
	}

	private String inWords(Finding finding) {
		Object[] arguments = finding.arguments().toArray();
		return this.words.say("finding." + finding.code(), arguments) + " "
				+ this.words.say("finding." + finding.code() + ".remedy", arguments);
	}

	/** What was typed in the notation of the files; what was left open is left out. */
	private String text(String task, Map<String, String> typed) {
		StringBuilder text = new StringBuilder();
		text.append("title:\n  zh-CN: ").append(quoted(typed.get("title"))).append("\n  en: ");
		text.append(quoted(typed.get("title"))).append("\ntasks: ").append(quoted(task)).append('\n');
		List<FormField> fields = this.forms.fields(task);
		text.append(section(Macro.TEXTS,
				fields.stream()
					.map(FormField::name)
					.filter((name) -> has(typed, chinese(name)) || has(typed, english(name)))
					.map((name) -> "  " + name + ":\n    zh-CN: " + quoted(typed.get(chinese(name))) + "\n    en: "
							+ quoted(typed.get(english(name))) + "\n")
					.toList()));
		text.append(section(Macro.VALUES,
				fields.stream()
					.map(FormField::name)
					.filter((name) -> has(typed, value(name)))
					.map((name) -> "  " + name + ": " + quoted(typed.get(value(name))) + "\n")
					.toList()));
		return text.append("next: ").append(typed.containsKey("submits") ? "submit" : "stay").append('\n').toString();
	}

	private static String section(String name, List<String> lines) {
		return lines.isEmpty() ? "" : name + ":\n" + String.join("", lines);
	}

	private static boolean has(Map<String, String> typed, String name) {
		return !Blank.is(typed.get(name));
	}

	/** JSON is YAML, too. It is kept masked, as all that staff write. */
	private String quoted(String value) {
		String text = (value != null) ? this.masker.mask(value.strip().replace("\r\n", "\n")) : "";
		try {
			return this.json.writeValueAsString(text);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static Map<String, String> typed(Macro macro) {
		Map<String, String> typed = new LinkedHashMap<>();
		typed.put("title", macro.title().chinese());
		macro.texts().forEach((name, text) -> {
			typed.put(chinese(name), text.chinese());
			typed.put(english(name), text.english());
		});
		macro.values().forEach((name, value) -> typed.put(value(name), value));
		if (macro.submits()) {
			typed.put("submits", "true");
		}
		return typed;
	}

	private static String value(String name) {
		return "value." + name;
	}

	private static String chinese(String name) {
		return "zh." + name;
	}

	private static String english(String name) {
		return "en." + name;
	}

	private static ResponseStatusException none() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	/**
	 * A macro in the list.
	 *
	 * @param findings why it is not offered, in words; empty when it is
	 */
	record Row(long id, String title, String task, List<String> findings) {

	}

	/**
	 * A field that a macro may fill in.
	 *
	 * @param options to choose from, by their values
	 * @param toCustomer whether what is written there goes to the customer
	 * @param value what the macro fills in, or null
	 */
	record Input(String name, String label, String type, Map<String, String> options, boolean toCustomer, String value,
			String chinese, String english) {

	}

}
