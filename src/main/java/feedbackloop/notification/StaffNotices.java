package feedbackloop.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.process.Bilingual;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells staff something about a case by mail, in Chinese and English. Such a notice names
 * the case and leads to it; it holds nothing that a customer said.
 */
@Component
public class StaffNotices {

	private static final String DIGEST = "digest";

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
	 * (its key, or its name in both languages), {@code due} (an {@link Instant}, also
	 * told as the time that is left or by how much it is late), {@code percent} of the
	 * time that is used, and {@code actions} (names of {@code notice.action.<name>}); no
	 * personal data
	 */
	@Transactional
	public void tellGroup(String number, String event, String occasion, String groupId, Map<String, ?> facts) {
		tell(number, event, occasion, Recipient.group(groupId), this.clock.instant(), facts);
	}

	/**
	 * Writes one notice to a member of staff, in the caller's transaction.
	 * @see #tellGroup
	 */
	@Transactional
	public void tellUser(String number, String event, String occasion, String userId, Map<String, ?> facts) {
		tell(number, event, occasion, Recipient.user(userId), this.clock.instant(), facts);
	}

	/**
	 * Writes one notice to a person or to all members of a group, in the caller's
	 * transaction.
	 * @param notBefore when it may be sent
	 * @see #tellGroup
	 */
	@Transactional
	public void tell(String number, String event, String occasion, Recipient recipient, Instant notBefore,
			Map<String, ?> facts) {
		save(number, event, occasion, recipient, notBefore,
				(locale) -> values(new Line(number, facts), notBefore, locale));
	}

	/**
	 * Writes one notice about many cases, once per recipient and day, in the caller's
	 * transaction.
	 */
	@Transactional
	public void tellDigest(LocalDate day, Recipient recipient, List<Line> lines) {
		Instant now = this.clock.instant();
		save(OutboxMessage.MANY_CASES, DIGEST, day.toString(), recipient, now, (locale) -> {
			Map<String, Object> values = new HashMap<>();
			values.put("count", lines.size());
			values.put("lines",
					lines.stream().map((line) -> line(line, now, locale)).collect(Collectors.joining("\n")));
			return values;
		});
	}

	private void save(String number, String event, String occasion, Recipient recipient, Instant notBefore,
			Function<Locale, Map<String, Object>> values) {
		if (this.outbox.existsByNumberAndEventAndRecipientAndOccasion(number, event, recipient.toString(), occasion)) {
			return;
		}
		MessageText chinese = this.texts.fill(event, MessageTexts.CHINESE, values.apply(Locale.SIMPLIFIED_CHINESE));
		MessageText english = this.texts.fill(event, MessageTexts.ENGLISH, values.apply(Locale.ENGLISH));
		this.outbox.save(
				OutboxMessage.toStaff(number, event, occasion, recipient, chinese.subject() + " / " + english.subject(),
						chinese.body() + "\n" + english.body(), this.clock.instant(), notBefore));
	}

	private String line(Line line, Instant now, Locale locale) {
		Map<String, Object> values = values(line, now, locale);
		String lateness = this.words.getMessage((values.get("late") != null) ? "notice.late" : "notice.left",
				new Object[] { (values.get("late") != null) ? values.get("late") : values.get("left") }, locale);
		return this.words.getMessage("notice.line",
				new Object[] { line.number(), values.get("task"), values.get("due"), lateness, values.get("link") },
				locale);
	}

	private Map<String, Object> values(Line line, Instant readAt, Locale locale) {
		Map<String, ?> facts = line.facts();
		Map<String, Object> values = new HashMap<>();
		values.put("number", line.number());
		values.put("link", this.settings.caseLink(line.number()));
		values.put("task", (facts.get("task") instanceof String task) ? task(task, locale) : null);
		values.put("percent", facts.get("percent"));
		values.put("actions", (facts.get("actions") instanceof List<?> actions) ? actions(actions, locale) : null);
		Duration left = (facts.get("due") instanceof Instant due) ? Duration.between(readAt, due) : Duration.ZERO;
		values.put("due", (facts.get("due") instanceof Instant due) ? time(due, locale) : null);
		values.put("left", (left.toMinutes() > 0) ? length(left, locale) : null);
		values.put("late", (left.toMinutes() < 0) ? length(left.negated(), locale) : null);
		return values;
	}

	/** By its name here, or by the one that the model has. */
	private String task(String task, Locale locale) {
		return word("task." + task, Bilingual.label(locale, task), locale);
	}

	private String actions(List<?> actions, Locale locale) {
		return actions.stream()
			.map((action) -> word("notice.action." + action, action.toString(), locale))
			.collect(Collectors.joining(word("mail.and", ", ", locale)));
	}

	private String word(String key, String otherwise, Locale locale) {
		return this.words.getMessage(key, new Object[0], otherwise, locale);
	}

	private String time(Instant instant, Locale locale) {
		String pattern = this.words.getMessage("mail.timePattern", new Object[0], locale);
		return DateTimeFormatter.ofPattern(pattern, locale).format(instant.atZone(this.clock.getZone()));
	}

	/** By the clock on the wall; the two largest units. */
	private String length(Duration length, Locale locale) {
		String unit = (length.toDays() > 0) ? "days" : (length.toHours() > 0) ? "hours" : "minutes";
		return this.words.getMessage("notice.length." + unit,
				new Object[] { length.toDays(), length.toHoursPart(), length.toMinutesPart() }, locale);
	}

	/**
	 * One line of a digest.
	 *
	 * @param number the number of the case
	 * @param facts as {@link #tellGroup} knows them
	 */
	public record Line(String number, Map<String, ?> facts) {

	}

}
