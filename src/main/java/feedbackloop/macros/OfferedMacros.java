package feedbackloop.macros;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.notation.Finding;
import feedbackloop.notation.FormField;
import feedbackloop.notification.ReplyTexts;
import feedbackloop.process.Refusal;
import feedbackloop.process.TaskDesk;
import feedbackloop.process.TaskDesk.Work;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The macros for an open task: titles in the reader's language, texts in the customer's
 * and with the case's data.
 */
@Service
class OfferedMacros {

	private final TaskDesk desk;

	private final Cases cases;

	private final LiveMacros live;

	private final OwnMacros own;

	private final LiveForms forms;

	private final ReplyTexts texts;

	private final Clock clock;

	OfferedMacros(TaskDesk desk, Cases cases, LiveMacros live, OwnMacros own, LiveForms forms, ReplyTexts texts,
			Clock clock) {
		this.desk = desk;
		this.cases = cases;
		this.live = live;
		this.own = own;
		this.forms = forms;
		this.texts = texts;
		this.clock = clock;
	}

	/**
	 * Those of all, then the person's own. One of these that its form no longer takes is
	 * left out; the page of own macros says why.
	 * @param language of the reader
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	@Transactional(readOnly = true)
	List<Offered> at(String taskId, String userId, String language) {
		Work work = this.desk.workOn(taskId, userId);
		Map<String, Macro> known = new LinkedHashMap<>();
		this.own.of(userId)
			.stream()
			.filter((own) -> Finding.refusing(MacroCheck.of("", own.text(), this.forms::text)).isEmpty())
			.forEach((own) -> known.put(String.valueOf(own.id()), Macro.read("", own.text())));
		List<Offered> offered = new ArrayList<>();
		Feedback feedback = this.cases.get(work.number());
		this.live.all().forEach((file, macro) -> offer(file, false, macro, work, feedback, language, offered));
		known.forEach((id, macro) -> offer(id, true, macro, work, feedback, language, offered));
		return offered;
	}

	private void offer(String id, boolean own, Macro macro, Work work, Feedback feedback, String language,
			List<Offered> offered) {
		if (!macro.tasks().contains(work.key())) {
			return;
		}
		Map<String, FormField> fields = this.forms.fields(work.key())
			.stream()
			.collect(Collectors.toMap(FormField::name, (field) -> field, (first, second) -> first));
		Map<String, Object> values = new LinkedHashMap<>();
		macro.values().forEach((name, value) -> {
			if (fields.containsKey(name)) {
				values.put(name, value(fields.get(name), value));
			}
		});
		String customers = feedback.arrival().language();
		macro.texts().forEach((name, text) -> {
			if (fields.containsKey(name)) {
				values.put(name, this.texts.fill(text.in(customers), feedback));
			}
		});
		offered.add(new Offered(id, macro.title().in(language), own, values, macro.submits()));
	}

	/** As form-js holds it; of a day its distance from today is written. */
	private Object value(FormField field, String value) {
		return switch (field.type()) {
			case "checkbox" -> Boolean.valueOf(value);
			case "number" -> field.node().path("serializeToString").asBoolean() ? value : new BigDecimal(value);
			case "datetime" -> LocalDate.now(this.clock).plusDays(Long.parseLong(value)).toString();
			default -> value;
		};
	}

	/**
	 * A macro to choose.
	 *
	 * @param own whether it is the caller's own
	 * @param values what it fills in, by the fields of the form
	 * @param submits whether the form may be submitted with it at once
	 */
	@Schema(name = "OfferedMacro")
	record Offered(String id, String title, boolean own, Map<String, Object> values, boolean submits) {

	}

}
