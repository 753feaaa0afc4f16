package feedbackloop.notification;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

import feedbackloop.process.ModelFiles;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * The reply templates of {@code processes/replies}, which process owners write, as they
 * are live. They name facts of the case only, nothing of the person;
 * {@link ReplyTemplatesContract} lets no other go live.
 */
@Component
public class ReplyTemplates {

	static final String FOLDER = "processes/replies";

	static final Set<String> NAMES = Set.of("number", "product", "module", "receivedAt", "helpLink");

	private final Supplier<Map<String, MessageTemplate>> live;

	ReplyTemplates(ModelFiles files) {
		this.live = files.kept(() -> read(files));
	}

	private static Map<String, MessageTemplate> read(ModelFiles files) {
		Map<String, MessageTemplate> templates = new TreeMap<>();
		for (String file : files.list(FOLDER, ".txt")) {
			templates.put(file.substring(FOLDER.length() + 1, file.lastIndexOf('.')),
					MessageTemplate.parse(files.read(file)));
		}
		return templates;
	}

	/**
	 * All replies with their titles.
	 * @param language zh-CN or en
	 */
	List<Choice> choices(String language) {
		return names().stream().map((name) -> new Choice(name, get(name, language).subject())).toList();
	}

	/**
	 * The text of a reply, filled in.
	 * @param language zh-CN or en
	 * @throws Refusal if there is none of that name
	 */
	String fill(String name, String language, Map<String, ?> facts) {
		if (!names().contains(name)) {
			throw Refusal.unknown("noReply", name);
		}
		return get(name, language).fill(facts).body().stripTrailing();
	}

	private Set<String> names() {
		Set<String> names = new TreeSet<>();
		this.live.get().keySet().forEach((key) -> names.add(key.substring(0, key.indexOf('.'))));
		return names;
	}

	private MessageTemplate get(String name, String language) {
		return this.live.get()
			.get(name + "." + (MessageTexts.ENGLISH.equals(language) ? MessageTexts.ENGLISH : MessageTexts.CHINESE));
	}

	/**
	 * A reply to choose.
	 */
	public record Choice(String name, String title) {

	}

}
