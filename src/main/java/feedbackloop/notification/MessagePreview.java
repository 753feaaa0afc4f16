package feedbackloop.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import feedbackloop.process.FilePreview;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows a message text or a reply template with example values, as the letter will look.
 */
@Component
class MessagePreview implements FilePreview {

	private static final Set<String> NAMES = Set.of("number", "statusText", "product", "module", "receivedAt",
			"followLink", "helpLink", "rateLink", "contactPoint", "mailAddress", "repliesRead", "secret", "text",
			"nextStep", "workaround", "expectedBy", "improved", "done", "watchUntil", "reopenUntil", "movedBecause",
			"files", "link", "task", "person", "due", "percent", "late", "left", "actions", "count", "lines", "title");

	private final NotificationSettings settings;

	private final Words words;

	MessagePreview(NotificationSettings settings, Words words) {
		this.settings = settings;
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.startsWith("processes/messages/") || name.startsWith("processes/replies/");
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		if (!TextSyntax.read(name, text).findings().isEmpty()) {
			return List.of();
		}
		MessageText letter = MessageTemplate.parse(text).fill(examples(name));
		return List.of(new PreviewedText(letter.subject(), letter.body()));
	}

	private Map<String, String> examples(String name) {
		Words in = this.words
			.in(name.endsWith("." + MessageTexts.ENGLISH + ".txt") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
		Map<String, String> examples = new HashMap<>();
		NAMES.forEach((key) -> examples.put(key, in.say("example." + key)));
		examples.put("helpLink", this.settings.helpLink());
		return examples;
	}

}
