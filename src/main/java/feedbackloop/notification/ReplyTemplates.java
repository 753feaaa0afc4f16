package feedbackloop.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import feedbackloop.process.ModelFiles;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * The reply templates of {@code processes/replies}, which process owners write (S2-16). A
 * missing or broken one refuses the start. They name facts of the case only, nothing of
 * the person.
 */
@Component
class ReplyTemplates {

	private static final String FOLDER = "processes/replies";

	private static final Set<String> NAMES = Set.of("number", "product", "module", "receivedAt", "helpLink");

	private final Map<String, MessageTemplate> templates = new TreeMap<>();

	private final Set<String> names = new TreeSet<>();

	ReplyTemplates(ModelFiles files) {
		for (String file : files.list(FOLDER, ".txt")) {
			String[] parts = file.substring(FOLDER.length() + 1).split("\\.");
			if (parts.length != 3 || !MessageTexts.LANGUAGES.contains(parts[1])) {
				throw new IllegalStateException(file + ": a reply is called <name>.zh-CN.txt or <name>.en.txt");
			}
			this.names.add(parts[0]);
			this.templates.put(parts[0] + "." + parts[1],
					MessageTemplate.parse(file, files.read(file), Set.of(), NAMES));
		}
		for (String name : this.names) {
			for (String language : MessageTexts.LANGUAGES) {
				if (!this.templates.containsKey(name + "." + language)) {
					throw new IllegalStateException(
							"The reply " + FOLDER + "/" + name + "." + language + ".txt is missing");
				}
			}
		}
	}

	/**
	 * All replies with their titles.
	 * @param language zh-CN or en
	 */
	List<Choice> choices(String language) {
		return this.names.stream().map((name) -> new Choice(name, get(name, language).subject())).toList();
	}

	/**
	 * The text of a reply, filled in.
	 * @param language zh-CN or en
	 * @throws Refusal if there is none of that name
	 */
	String fill(String name, String language, Map<String, ?> facts) {
		if (!this.names.contains(name)) {
			throw Refusal.unknown("noReply", name);
		}
		return get(name, language).fill(facts).body().stripTrailing();
	}

	private MessageTemplate get(String name, String language) {
		return this.templates
			.get(name + "." + (MessageTexts.ENGLISH.equals(language) ? MessageTexts.ENGLISH : MessageTexts.CHINESE));
	}

	/**
	 * A reply to choose.
	 */
	record Choice(String name, String title) {

	}

}
