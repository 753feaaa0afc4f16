package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells a team or a colleague something about a case by mail, in Chinese and English.
 * Such a notice names the case and leads to it; it holds nothing that a customer said
 * (P-14).
 */
@Component
public class StaffNotices {

	private final OutboxRepository outbox;

	private final MessageTexts texts;

	private final NotificationSettings settings;

	private final MessageSource words;

	private final Clock clock;

	StaffNotices(OutboxRepository outbox, MessageTexts texts, NotificationSettings settings, MessageSource words,
			Clock clock) {
		this.outbox = outbox;
		this.texts = texts;
		this.settings = settings;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * Writes one notice to all members of a group, in the caller's transaction.
	 * @param number the number of the case
	 * @param event what happened; also the name of the text in {@code processes/messages}
	 * @param occasion what triggered it, for example the id of a task: the same occasion
	 * is told only once
	 * @param groupId id of the group
	 * @param facts what the text may name besides the number and the link: {@code task}
	 * (its key, told by its name in both languages) and {@code due} (an {@link Instant});
	 * no personal data
	 */
	@Transactional
	public void tellGroup(String number, String event, String occasion, String groupId, Map<String, ?> facts) {
		tell(number, event, occasion, OutboxMessage.group(groupId), facts);
	}

	/**
	 * Writes one notice to a member of staff, in the caller's transaction.
	 * @param userId who is told; the rest as for a group
	 */
	@Transactional
	public void tellUser(String number, String event, String occasion, String userId, Map<String, ?> facts) {
		tell(number, event, occasion, OutboxMessage.person(userId), facts);
	}

	private void tell(String number, String event, String occasion, String recipient, Map<String, ?> facts) {
		if (this.outbox.existsByNumberAndEventAndRecipientAndOccasion(number, event, recipient, occasion)) {
			return;
		}
		MessageText chinese = write(number, event, facts, MessageTexts.CHINESE, Locale.SIMPLIFIED_CHINESE);
		MessageText english = write(number, event, facts, MessageTexts.ENGLISH, Locale.ENGLISH);
		this.outbox.save(
				OutboxMessage.toStaff(number, event, occasion, recipient, chinese.subject() + " / " + english.subject(),
						chinese.body() + "\n" + english.body(), this.clock.instant()));
	}

	private MessageText write(String number, String event, Map<String, ?> facts, String language, Locale locale) {
		Map<String, Object> values = new HashMap<>();
		values.put("number", number);
		values.put("link", this.settings.caseLink(number));
		values.put("task", (facts.get("task") instanceof String task)
				? this.words.getMessage("task." + task, new Object[0], task, locale) : null);
		values.put("due", (facts.get("due") instanceof Instant due) ? time(due, locale) : null);
		return this.texts.fill(event, language, values);
	}

	private String time(Instant instant, Locale locale) {
		String pattern = this.words.getMessage("mail.timePattern", new Object[0], locale);
		return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(this.clock.getZone()));
	}

}
