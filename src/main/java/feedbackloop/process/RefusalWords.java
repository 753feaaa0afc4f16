package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says a refusal in the reader's language.
 */
@Component
public class RefusalWords {

	private final MessageSource messages;

	RefusalWords(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * All problems of the refusal in one line, in the language of the current request.
	 */
	public String of(Refusal refusal) {
		return refusal.problems().stream().map(this::of).collect(Collectors.joining(" "));
	}

	/**
	 * One problem in the language of the current request.
	 */
	public String of(Refusal.Problem problem) {
		List<Object> arguments = new ArrayList<>();
		arguments.add(problem.field());
		arguments.addAll(problem.arguments());
		Locale locale = LocaleContextHolder.getLocale();
		return this.messages.getMessage("refusal." + problem.code(), arguments.toArray(), locale);
	}

}
