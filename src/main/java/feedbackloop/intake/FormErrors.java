package feedbackloop.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.process.Refusal;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says what is wrong with a form, field by field, with the labels that its reader sees.
 */
@Component
class FormErrors {

	/** Stands for what is no field's fault. */
	static final String WHOLE_FORM = "form";

	private final MessageSource words;

	FormErrors(MessageSource words) {
		this.words = words;
	}

	/**
	 * The sentences by field name.
	 */
	Map<String, String> of(Refusal refusal, Locale locale) {
		Map<String, String> errors = new LinkedHashMap<>();
		for (Refusal.Problem problem : refusal.problems()) {
			String field = (problem.field() != null) ? problem.field() : WHOLE_FORM;
			List<Object> arguments = new ArrayList<>();
			arguments.add(this.words.getMessage("field." + field, null, field, locale));
			arguments.addAll(problem.arguments());
			errors.putIfAbsent(field, this.words.getMessage("refusal." + problem.code(), arguments.toArray(), locale));
		}
		return errors;
	}

}
