package feedbackloop.macros;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.notation.InBoth;
import feedbackloop.notation.Unreadable;
import feedbackloop.notification.ReplyTexts;
import feedbackloop.process.FiniteNumber;

/**
 * Whether each task of a macro exists, and its form takes all that the macro fills in.
 */
final class MacroCheck {

	private static final int LONGEST_TITLE = 80;

	/** Days from the one on which the macro is chosen. */
	private static final int FARTHEST = 366;

	private final String file;

	private final List<Finding> findings = new ArrayList<>();

	private MacroCheck(String file) {
		this.file = file;
	}

	/**
	 * What is wrong in the macro, empty when nothing is.
	 * @param files the text of every file by its name, null where there is none
	 */
	static List<Finding> of(String file, String text, Function<String, String> files) {
		MacroCheck check = new MacroCheck(file);
		try {
			check.check(Macro.read(file, text), files);
		}
		catch (Unreadable ex) {
			check.findings.add(ex.in(file));
		}
		return check.findings;
	}

	private void check(Macro macro, Function<String, String> files) {
		for (String title : List.of(macro.title().chinese(), macro.title().english())) {
			if (title.length() > LONGEST_TITLE || title.contains("\n")) {
				add("title", "macroTitle", LONGEST_TITLE);
			}
		}
		macro.texts().forEach((field, text) -> {
			this.findings.addAll(ReplyTexts.check(this.file, place(Macro.TEXTS, field, "zh-CN"), text.chinese()));
			this.findings.addAll(ReplyTexts.check(this.file, place(Macro.TEXTS, field, "en"), text.english()));
			if (macro.values().containsKey(field)) {
				add(place(Macro.VALUES, field), "macroTwice", field);
			}
		});
		for (String task : macro.tasks()) {
			String form = files.apply("forms/" + task + ".form");
			if (form == null) {
				add(Macro.TASKS, "macroTask", task);
			}
			else {
				form(form).ifPresent((known) -> check(macro, task, known));
			}
		}
	}

	/** What is wrong in a form its own check tells. */
	private static Optional<FormModel> form(String text) {
		try {
			return Optional.of(FormModel.read(text));
		}
		catch (Unreadable ex) {
			return Optional.empty();
		}
	}

	private void check(Macro macro, String task, FormModel form) {
		macro.texts()
			.forEach((name, text) -> field(form, task, Macro.TEXTS, name)
				.ifPresent((field) -> text(field, place(Macro.TEXTS, name), text)));
		macro.values()
			.forEach((name, value) -> field(form, task, Macro.VALUES, name)
				.ifPresent((field) -> value(field, place(Macro.VALUES, name), value)));
	}

	private Optional<FormField> field(FormModel form, String task, String part, String name) {
		Optional<FormField> field = form.fields()
			.stream()
			.filter((one) -> one.name().equals(name) && one.listAround().isEmpty())
			.findFirst();
		if (field.isEmpty()) {
			add(place(part, name), "macroField", name, task);
		}
		return field;
	}

	private void text(FormField field, String place, InBoth text) {
		if (!field.is("textfield", "textarea")) {
			add(place, "macroNoText", field.name());
		}
		else {
			length(field, place, text.chinese());
			length(field, place, text.english());
		}
	}

	private void value(FormField field, String place, String value) {
		boolean fits = switch (field.type()) {
			case "select", "radio" -> {
				if (field.people().isPresent()) {
					add(place, "macroPerson", field.name());
					yield true;
				}
				yield field.choices().stream().anyMatch((choice) -> choice.asText().equals(value));
			}
			case "checkbox" -> List.of("true", "false").contains(value);
			case "number" -> isNumber(field, value);
			case "datetime" -> value.matches("\\d{1,3}") && Integer.parseInt(value) <= FARTHEST;
			case "textfield", "textarea" -> {
				length(field, place, value);
				yield true;
			}
			default -> false;
		};
		if (!fits) {
			add(place, "macroValue", field.name(), value, possible(field));
		}
	}

	private static String possible(FormField field) {
		return switch (field.type()) {
			case "select", "radio" -> String.join(", ", field.choices().stream().map((one) -> one.asText()).toList());
			case "checkbox" -> "true, false";
			case "datetime" -> "0 – " + FARTHEST;
			case "number" -> "1";
			default -> "–";
		};
	}

	private static boolean isNumber(FormField field, String value) {
		if (!value.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
			return false;
		}
		BigDecimal number = new BigDecimal(value);
		var rules = field.node().path("validate");
		return (!FiniteNumber.isOne(rules.path("min")) || number.compareTo(rules.path("min").decimalValue()) >= 0)
				&& (!FiniteNumber.isOne(rules.path("max")) || number.compareTo(rules.path("max").decimalValue()) <= 0);
	}

	private void length(FormField field, String place, String text) {
		int longest = field.node().path("validate").path("maxLength").asInt(Integer.MAX_VALUE);
		if (text.length() > longest) {
			add(place, "macroLong", field.name(), longest);
		}
	}

	private static String place(String... names) {
		return String.join(".", names);
	}

	private void add(String place, String code, Object... arguments) {
		Finding finding = Finding.of(this.file, place, code, arguments);
		if (!this.findings.contains(finding)) {
			this.findings.add(finding);
		}
	}

}
