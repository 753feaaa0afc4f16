package feedbackloop.models.migrate;

import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language why a case stays and what moving changes for it.
 */
@Component
class MigrationWords {

	private final MessageSource words;

	MigrationWords(MessageSource words) {
		this.words = words;
	}

	Row of(MigratedInstance instance, Locale locale) {
		String reason = (instance.reason() != null) ? say("migrate.reason.", instance.reason(), locale) : null;
		return new Row(instance.instanceId(), instance.businessKey(), instance.outcome(), reason,
				instance.changes().stream().map((change) -> say("migrate.change.", change, locale)).toList());
	}

	private String say(String prefix, Sentence sentence, Locale locale) {
		return this.words.getMessage(prefix + sentence.code(), sentence.arguments().toArray(), locale);
	}

	/**
	 * A case with sentences.
	 *
	 * @param of the number of the case, the improvement or the measure
	 * @param reason why it stays; null when it does not
	 */
	record Row(String instanceId, String of, MoveState outcome, String reason, List<String> changes) {

	}

}
