package feedbackloop.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import feedbackloop.notification.PlannedMessages.Use;

/**
 * Which names a text may use and which its readers need. What happened decides which
 * facts there are.
 *
 * @param subject those that may stand in the subject
 * @param known those that may stand in the body
 * @param needed those without which the reader cannot go on
 */
record TextFacts(Set<String> subject, Set<String> known, Set<String> needed) {

	static final String SECRET = "secret";

	/** Those that always have a value, where they are known. */
	static final Set<String> ALWAYS = Set.of("number", "statusText", "receivedAt", "followLink", "helpLink", SECRET,
			"rateLink", "code", "mailAddress", "link", "task", "count", "lines", "title");

	/** Those that are yes or no, and no words. */
	static final Set<String> CONDITIONS = Set.of("improved", "causeNotFound", "ended", "confirmed", "repliesRead");

	static final TextFacts REPLY = new TextFacts(Set.of(), ReplyTemplates.NAMES, Set.of());

	private static final String NUMBER = "number";

	private static final String TEXT = "text";

	private static final Set<String> CUSTOMER_SUBJECT = Set.of(NUMBER, "statusText");

	/** Nothing that whoever filed the feedback could have written. */
	private static final Set<String> UNCONFIRMED = Set.of(NUMBER, "statusText", "receivedAt", "followLink", "helpLink",
			ContactPoint.TEXT, SECRET);

	private static final Set<String> OF_CASE = Set.of(NUMBER, "statusText", "product", "receivedAt", "followLink",
			"helpLink", ContactPoint.TEXT);

	/** What people write, promise and decide after the feedback was received. */
	private static final Set<String> OF_WORK = Set.of(TEXT, "nextStep", "workaround", "expectedBy", "improved",
			"causeNotFound", "done", "watchUntil");

	static final String REOPEN_UNTIL = "reopenUntil";

	private static final String FILES = "files";

	private static final String RATE_LINK = "rateLink";

	private static final String CODE = "code";

	private static final String MOVED = "movedBecause";

	private static final Map<String, TextFacts> NOTICES = notices();

	/**
	 * The names of a message text.
	 * @param uses what the message plan uses it for
	 */
	static TextFacts of(String template, Collection<Use> uses) {
		if (uses.isEmpty()) {
			return NOTICES.getOrDefault(template, anything());
		}
		Set<String> known = new TreeSet<>();
		Set<String> needed = new TreeSet<>();
		for (Use use : uses) {
			known.addAll(known(use));
			needed.addAll(needed(use));
		}
		if (uses.stream().anyMatch(Use::isUnconfirmed)) {
			known.retainAll(UNCONFIRMED);
		}
		if (!uses.stream().allMatch(Use::isFirst)) {
			known.remove(SECRET);
		}
		return new TextFacts(CUSTOMER_SUBJECT, known, needed);
	}

	private static Set<String> known(Use use) {
		if (use.isUnconfirmed()) {
			return UNCONFIRMED;
		}
		Set<String> known = new TreeSet<>(OF_CASE);
		if (!use.event().equals("received")) {
			known.addAll(OF_WORK);
		}
		if (use.event().equals("promiseMoved")) {
			known.add(MOVED);
		}
		if (use.event().equals("closed")) {
			known.addAll(Set.of(RATE_LINK, REOPEN_UNTIL));
		}
		if (use.event().equals(CustomerMessages.MESSAGE)) {
			known.add(FILES);
		}
		return known;
	}

	private static Set<String> needed(Use use) {
		Set<String> needed = new TreeSet<>(Set.of(NUMBER));
		if (!use.isPublic()) {
			needed.add("followLink");
		}
		if (use.isUnconfirmed()) {
			needed.add(SECRET);
		}
		if (Set.of("question", "answered", CustomerMessages.MESSAGE).contains(use.event())) {
			needed.add(TEXT);
		}
		return needed;
	}

	private static Map<String, TextFacts> notices() {
		Map<String, TextFacts> notices = new HashMap<>();
		for (String name : Set.of("bounced", "mention", "customerReplied", "customerAnswered", "noAnswer",
				"startedWithoutApproval", "handledImmediately", "effectConfirmed", "effectReopened", "improvementOwner",
				"drafted")) {
			notices.put(name, notice());
		}
		for (String name : Set.of("offered", "assigned", "handedOver", "measureOwner", "disputed", "decided",
				"incident", "windowOpens")) {
			notices.put(name, notice("task"));
		}
		for (String name : Set.of("reminder", "escalation")) {
			notices.put(name, notice("task", "due", "percent", "late", "left", "actions"));
		}
		notices.put("tooManyReveals", notice("person"));
		notices.put(ContactPoint.TEXT, new TextFacts(Set.of(), Set.of("mailAddress", "repliesRead"), Set.of()));
		notices.put(SecretAgain.EVENT,
				new TextFacts(CUSTOMER_SUBJECT, UNCONFIRMED, Set.of(NUMBER, "followLink", SECRET)));
		notices.put(IdentityLetter.EVENT,
				new TextFacts(CUSTOMER_SUBJECT,
						Set.of(NUMBER, "statusText", "receivedAt", "followLink", "helpLink", ContactPoint.TEXT, CODE),
						Set.of(NUMBER, "followLink", CODE)));
		notices.put(MeTooLetters.CONFIRM, new TextFacts(Set.of(),
				Set.of("title", "link", "helpLink", "confirmed", ContactPoint.TEXT), Set.of("title", "link")));
		notices.put(MeTooLetters.TOLD,
				new TextFacts(Set.of(),
						Set.of("title", "link", "helpLink", "improved", "causeNotFound", "ended", ContactPoint.TEXT),
						Set.of("title", "link")));
		for (String name : Set.of("consolidation", "targetsMissed")) {
			notices.put(name, new TextFacts(Set.of("day"), Set.of("day", "lines", "link"), Set.of("lines", "link")));
		}
		notices.put("digest", new TextFacts(Set.of("count"), Set.of("count", "lines"), Set.of("lines")));
		return notices;
	}

	private static TextFacts notice(String... more) {
		Set<String> known = new TreeSet<>(Set.of(more));
		known.addAll(Set.of(NUMBER, "link"));
		Set<String> subject = new TreeSet<>(known);
		subject.retainAll(Set.of(NUMBER, "task"));
		return new TextFacts(subject, known, Set.of(NUMBER, "link"));
	}

	/** Of a text that nothing sends yet. */
	private static TextFacts anything() {
		Set<String> known = new TreeSet<>(OF_CASE);
		known.addAll(OF_WORK);
		known.addAll(Set.of(MOVED, FILES, RATE_LINK, REOPEN_UNTIL));
		NOTICES.values().forEach((notice) -> known.addAll(notice.known()));
		return new TextFacts(Set.of(NUMBER, "statusText", "task", "count"), known, Set.of());
	}

}
