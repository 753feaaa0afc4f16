package feedbackloop.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.feedback.Cases;
import feedbackloop.outgoing.Endpoints;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

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

	private final Cases cases;

	private final Endpoints endpoints;

	private final Words words;

	private final HouseTime time;

	StaffNotices(OutboxRepository outbox, MessageTexts texts, NotificationSettings settings, Cases cases,
			Endpoints endpoints, Words words, HouseTime time) {
		this.outbox = outbox;
		this.texts = texts;
		this.settings = settings;
		this.cases = cases;
		this.endpoints = endpoints;
		this.words = words;
		this.time = time;
	}

	/**
	 * Writes one notice to a person or to all members of a group, in the caller's
	 * transaction.
	 * @param number the number of the case
	 * @param event what happened; also the name of the text in {@code processes/messages}
	 * @param occasion what triggered it, for example the id of a task: the same occasion
	 * is told only once
	 * @param notBefore when it may be sent
	 * @param facts what the text may name besides the number and the link, no personal
	 * data. {@code task} is its key, or its name in both languages. {@code due} is an
	 * {@link Instant}, also told as the time that is left or by how much it is late.
	 * {@code percent} is of the time that is used, {@code person} a user id.
	 * {@code actions} are names of {@code notice.action.<name>}
	 */
	@Transactional
	public void tell(String number, String event, String occasion, Recipient recipient, Instant notBefore,
			Map<String, ?> facts) {
		tell(number, event, occasion, recipient, notBefore, facts, null, Set.of());
	}

	/**
	 * The same of an open task, without some members of the group. What waits until it
	 * may be sent is sent only while that task is still news.
	 * @param taskId of the engine, or null
	 * @param except user ids
	 */
	@Transactional
	public void tell(String number, String event, String occasion, Recipient recipient, Instant notBefore,
			Map<String, ?> facts, String taskId, Set<String> except) {
		if (!this.outbox.existsByNumberAndEventAndRecipientAndOccasion(number, event, recipient.toString(), occasion)) {
			MessageText letter = letter(event, (in) -> values(new Line(number, event, facts), notBefore, in));
			this.outbox.save(
					OutboxMessage
						.toStaff(number, event, occasion, recipient, letter.subject(), letter.body(),
								this.time.instant(), notBefore, except)
						.about(taskId));
			tellRobots(robots(recipient), number, event, occasion, letter, notBefore, taskId);
		}
	}

	/**
	 * Writes one notice to a person about many cases, once a day, in the caller's
	 * transaction.
	 */
	@Transactional
	public void tellDigest(LocalDate day, String userId, List<Line> lines) {
		Recipient recipient = Recipient.user(userId);
		if (!this.outbox.existsByNumberAndEventAndRecipientAndOccasion(OutboxMessage.MANY_CASES, DIGEST,
				recipient.toString(), day.toString())) {
			MessageText letter = digest(lines);
			this.outbox.save(OutboxMessage.toStaff(OutboxMessage.MANY_CASES, DIGEST, day.toString(), recipient,
					letter.subject(), letter.body(), this.time.instant(), this.time.instant(), Set.of()));
		}
	}

	/**
	 * Writes to a person what a day brought, in the caller's transaction.
	 * @param event also the name of the text in {@code processes/messages}
	 * @param page the path of the page that says more
	 * @param lines what there is to say, in that language
	 */
	@Transactional
	public void tellOfDay(String event, LocalDate day, String userId, String page,
			Function<Words, List<String>> lines) {
		MessageText letter = letter(event, (in) -> Map.of("day", in.day(day), "link", this.settings.pageLink(page),
				"lines", said(lines.apply(in), in)));
		this.outbox.save(OutboxMessage.toStaff(OutboxMessage.MANY_CASES, event, day.toString(), Recipient.user(userId),
				letter.subject(), letter.body(), this.time.instant(), this.time.instant(), Set.of()));
	}

	private static String said(List<String> lines, Words in) {
		return lines.isEmpty() ? in.say("day.line.none") : String.join("\n", lines);
	}

	/**
	 * Whether anybody was told what that day brought.
	 */
	public boolean hasToldOfDay(String event, LocalDate day) {
		return this.outbox.existsByNumberAndEventAndOccasion(OutboxMessage.MANY_CASES, event, day.toString());
	}

	/**
	 * Tells the group chats of a team what the digests of its members say of the team. It
	 * does so once a day, in the caller's transaction.
	 */
	@Transactional
	public void tellRoomsDigest(LocalDate day, String groupId, List<Line> lines) {
		List<Line> forAll = lines.stream().filter((line) -> this.cases.whoMayNotSee(line.number()).isEmpty()).toList();
		if (!forAll.isEmpty()) {
			tellRobots(this.endpoints.robotsOfTeam(groupId), OutboxMessage.MANY_CASES, DIGEST, day + " " + groupId,
					digest(forAll), this.time.instant(), null);
		}
	}

	/**
	 * Whether a group chat is told what the team is told.
	 */
	public boolean hasRooms(String groupId) {
		return !this.endpoints.robotsOfTeam(groupId).isEmpty();
	}

	private MessageText digest(List<Line> lines) {
		Instant now = this.time.instant();
		return letter(DIGEST, (in) -> {
			Map<String, Object> values = new HashMap<>();
			values.put("count", lines.size());
			values.put("lines", lines.stream().map((line) -> line(line, now, in)).collect(Collectors.joining("\n")));
			return values;
		});
	}

	private MessageText letter(String event, Function<Words, Map<String, Object>> values) {
		MessageText chinese = this.texts.fill(event, MessageTexts.CHINESE,
				values.apply(this.words.in(Locale.SIMPLIFIED_CHINESE)));
		MessageText english = this.texts.fill(event, MessageTexts.ENGLISH, values.apply(this.words.in(Locale.ENGLISH)));
		return new MessageText(chinese.subject() + " / " + english.subject(), chinese.body() + "\n" + english.body());
	}

	private List<String> robots(Recipient recipient) {
		return recipient.isUser() ? this.endpoints.robotsOfPerson(recipient.id())
				: this.endpoints.robotsOfTeam(recipient.id());
	}

	/** In a chat anybody may be, also whom a complaint is about. */
	private void tellRobots(List<String> robots, String number, String event, String occasion, MessageText letter,
			Instant notBefore, String taskId) {
		if (robots.isEmpty() || this.cases.whoMayNotSee(number).isPresent()) {
			return;
		}
		robots.forEach((name) -> {
			String recipient = OutboxMessage.endpoint(name);
			if (!this.outbox.existsByNumberAndEventAndRecipientAndOccasion(number, event, recipient, occasion)) {
				this.outbox.save(
						OutboxMessage
							.toEndpoint(number, event, occasion, name, letter.subject(), letter.body(),
									this.time.instant(), notBefore)
							.about(taskId));
			}
		});
	}

	private String line(Line line, Instant now, Words in) {
		Map<String, Object> values = values(line, now, in);
		if (values.get("due") == null) {
			String what = in.of("notice.event", line.event());
			String said = (values.get("task") != null) ? in.say("notice.newsOf", what, values.get("task")) : what;
			return in.say("notice.news", line.number(), said, values.get("link"));
		}
		String lateness = (values.get("late") != null) ? in.say("notice.late", values.get("late"))
				: in.say("notice.left", values.get("left"));
		return in.say("notice.line", line.number(), values.get("task"), values.get("due"), lateness,
				values.get("link"));
	}

	private Map<String, Object> values(Line line, Instant readAt, Words in) {
		Map<String, ?> facts = line.facts();
		Map<String, Object> values = new HashMap<>();
		values.put("number", line.number());
		values.put("link", this.settings.caseLink(line.number()));
		// By its name here, or by the one that the model has.
		values.put("task",
				(facts.get("task") instanceof String task) ? in.first(in.label(task), "task." + task) : null);
		values.put("person", facts.get("person"));
		values.put("percent", facts.get("percent"));
		values.put("actions",
				(facts.get("actions") instanceof List<?> actions) ? in.list("notice.action", actions) : null);
		Duration left = (facts.get("due") instanceof Instant due) ? Duration.between(readAt, due) : Duration.ZERO;
		values.put("due", (facts.get("due") instanceof Instant due) ? in.time(this.time.at(due)) : null);
		values.put("left", (left.toMinutes() > 0) ? in.length(left) : null);
		values.put("late", (left.toMinutes() < 0) ? in.length(left.negated()) : null);
		return values;
	}

	/**
	 * One line of a digest.
	 *
	 * @param number the number of the case
	 * @param event what happened; {@code notice.event.<event>} in the message files
	 * @param facts as {@link #tell} knows them
	 */
	public record Line(String number, String event, Map<String, ?> facts) {

	}

}
