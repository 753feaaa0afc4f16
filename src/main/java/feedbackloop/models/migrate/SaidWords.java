package feedbackloop.models.migrate;

import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language why a case stays and what moving changes for it.
 */
@Component
class SaidWords {

	private final MessageSource words;

	SaidWords(MessageSource words) {
		this.words = words;
	}

	Row of(MigratedInstance instance, Locale locale) {
		String reason = (instance.reason() != null) ? say("migrate.reason.", instance.reason(), locale) : null;
		return new Row(instance.instanceId(), instance.businessKey(), instance.outcome(), reason,
				instance.changes().stream().map((change) -> say("migrate.change.", change, locale)).toList());
	}

	private String say(String prefix, Said said, Locale locale) {
		return this.words.getMessage(prefix + said.code(), said.arguments().toArray(), locale);
	}

	/**
	 * A case with sentences.
	 *
	 * @param of the number of the case, the improvement or the measure
	 * @param reason why it stays; null when it does not
	 */
	record Row(String instanceId, String of, Outcome outcome, String reason, List<String> changes) {

	}

}
