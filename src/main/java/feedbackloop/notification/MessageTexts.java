package feedbackloop.notification;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import feedbackloop.process.ModelFiles;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The message texts of {@code processes/messages}, which process owners write, as they
 * are live. {@link MessageTextsContract} lets no broken one go live.
 */
@Component
class MessageTexts {

	static final String CHINESE = "zh-CN";

	static final String ENGLISH = "en";

	static final List<String> LANGUAGES = List.of(CHINESE, ENGLISH);

	static final String FOLDER = "processes/messages";

	private final Supplier<Map<String, MessageTemplate>> live;

	@Autowired
	MessageTexts(ModelFiles files) {
		this(files.kept(() -> read(files.list(FOLDER, ".txt"), files::read)));
	}

	MessageTexts(Supplier<Map<String, MessageTemplate>> live) {
		this.live = live;
	}

	/**
	 * A message to a customer.
	 * @param language zh-CN or en; another is answered in Chinese
	 * @param values by name; a name that has no value maps to null
	 */
	MessageText fill(String template, String language, Map<String, ?> values) {
		return existing(template, language).fill(values);
	}

	/**
	 * The names that stand in the message.
	 * @param language zh-CN or en; another is answered in Chinese
	 */
	Set<String> names(String template, String language) {
		MessageTemplate text = existing(template, language);
		Set<String> names = new HashSet<>(text.subjectNames());
		names.addAll(text.bodyNames());
		return names;
	}

	private MessageTemplate existing(String template, String language) {
		MessageTemplate text = template(template, ENGLISH.equals(language) ? ENGLISH : CHINESE);
		if (text == null) {
			throw new IllegalStateException(
					"There is no message text processes/messages/" + template + "." + language + ".txt");
		}
		return text;
	}

	MessageTemplate template(String name, String language) {
		return this.live.get().get(name + "." + language);
	}

	/**
	 * Reads the texts of these names.
	 */
	static Map<String, MessageTemplate> read(List<String> names, Function<String, String> files) {
		Map<String, MessageTemplate> templates = new HashMap<>();
		for (String file : names) {
			templates.put(file.substring(FOLDER.length() + 1, file.lastIndexOf('.')),
					MessageTemplate.parse(files.apply(file)));
		}
		return templates;
	}

	/**
	 * The name of the template in the file.
	 */
	static String template(String file) {
		String name = file.substring(file.lastIndexOf('/') + 1);
		return name.substring(0, name.indexOf('.'));
	}

}
