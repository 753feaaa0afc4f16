package feedbackloop.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;
import feedbackloop.process.Keys.Notices;

import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * What message texts must be like before they go live. Every text that the message plan
 * names must be there and say what it is used for.
 */
@Component
class MessageTextsContract implements FileContract {

	/** Which the application sends by itself, whatever the message plan says. */
	static final Set<String> STAFF_NOTICES = Stream
		.concat(Notices.ALL.stream(), Stream.of("customerAnswered", "noAnswer", "digest", "escalation", "reminder"))
		.collect(Collectors.toUnmodifiableSet());

	/** What customers get besides, whatever the message plan says. */
	static final Set<String> FOR_CUSTOMERS = Set.of(ContactPoint.TEXT, SecretAgain.EVENT, IdentityLetter.EVENT,
			MeTooLetters.CONFIRM, MeTooLetters.TOLD);

	/** Each text asks for the same table; what is kept gives way when memory is short. */
	private final Map<String, PlannedMessages> plans = new ConcurrentReferenceHashMap<>();

	@Override
	public boolean reads(String name) {
		return name.startsWith(MessageTexts.FOLDER + "/") || name.equals(PlannedMessages.PLAN);
	}

	@Override
	public boolean needs(String name) {
		return name.startsWith(MessageTexts.FOLDER + "/") && isNeeded(MessageTexts.template(name));
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		String plan = files.apply(PlannedMessages.PLAN);
		PlannedMessages planned = (plan != null) ? this.plans.computeIfAbsent(plan, PlannedMessages::read)
				: PlannedMessages.NONE;
		return name.equals(PlannedMessages.PLAN) ? missingTexts(planned, files) : checkText(name, text, planned, files);
	}

	private static boolean isNeeded(String template) {
		return STAFF_NOTICES.contains(template) || FOR_CUSTOMERS.contains(template);
	}

	private static List<Finding> missingTexts(PlannedMessages planned, Function<String, String> files) {
		return planned.templates()
			.stream()
			.flatMap((template) -> TextFiles.missing(MessageTexts.FOLDER + "/" + template, PlannedMessages.PLAN, files)
				.stream())
			.toList();
	}

	private static List<Finding> checkText(String name, String text, PlannedMessages planned,
			Function<String, String> files) {
		String template = MessageTexts.template(name);
		List<Finding> findings = new ArrayList<>(TextCheck.of(name, text, files.apply(TextFiles.other(name)),
				TextFacts.of(template, planned.of(template))));
		findings.addAll(TextFiles.missing(MessageTexts.FOLDER + "/" + template, name, files));
		boolean isUsed = isNeeded(template) || planned.templates().contains(template);
		if (planned != PlannedMessages.NONE && !isUsed) {
			findings.add(Finding.warning(name, "", "textUnused", template));
		}
		return findings;
	}

}
