package feedbackloop.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import feedbackloop.process.Keys.Decisions;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The message texts of {@code processes/messages}, which process owners write: from the
 * working directory when it has a folder {@code processes}, else from the copy in the
 * jar. A missing or broken one refuses the start (S2-25, S-35).
 */
@Component
class MessageTexts {

	static final String CHINESE = "zh-CN";

	static final String ENGLISH = "en";

	static final List<String> LANGUAGES = List.of(CHINESE, ENGLISH);

	/** The one message that goes to an address which nobody has confirmed yet. */
	static final String ACKNOWLEDGEMENT = "acknowledgement";

	/** No message, in the message plan. */
	static final String NONE = "none";

	private static final Set<String> SUBJECT_NAMES = Set.of("number", "statusText");

	/** Nothing that whoever filed the feedback could have written (S-35). */
	private static final Set<String> ACKNOWLEDGEMENT_NAMES = Set.of("number", "statusText", "receivedAt", "followLink",
			"helpLink", "secret");

	private static final Set<String> CUSTOMER_NAMES = Set.of("number", "statusText", "product", "receivedAt",
			"followLink", "helpLink", "text", "nextStep", "workaround", "expectedBy", "improved", "done", "watchUntil",
			"movedBecause");

	private static final Set<String> STAFF_SUBJECT_NAMES = Set.of("number", "task", "count");

	private static final Set<String> STAFF_NAMES = Set.of("number", "link", "task", "due", "percent", "late", "left",
			"actions", "count", "lines");

	private final Map<String, MessageTemplate> templates = new HashMap<>();

	private final Set<String> planned;

	MessageTexts() {
		this(Files.isDirectory(Path.of("processes")) ? "file:processes/" : "classpath:processes/");
	}

	/**
	 * The texts of a place.
	 * @param root the folder of the models as a resource location, with a slash at the
	 * end
	 */
	MessageTexts(String root) {
		PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
		this.planned = planned(resources.getResource(root + Decisions.MESSAGE_PLAN + ".dmn"));
		try {
			for (Resource file : resources.getResources(root + "messages/*.txt")) {
				read(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The message texts in " + root + "messages cannot be read", ex);
		}
		checkComplete(root);
	}

	/**
	 * A message to a customer.
	 * @param language zh-CN or en; another is answered in Chinese
	 * @param values by name; a name that has no value maps to null
	 */
	MessageText fill(String template, String language, Map<String, ?> values) {
		MessageTemplate text = this.templates.get(key(template, ENGLISH.equals(language) ? ENGLISH : CHINESE));
		if (text == null) {
			throw new IllegalStateException(
					"There is no message text processes/messages/" + template + "." + language + ".txt");
		}
		return text.fill(values);
	}

	/**
	 * The templates that the message plan names.
	 */
	Set<String> planned() {
		return this.planned;
	}

	MessageTemplate template(String name, String language) {
		return this.templates.get(key(name, language));
	}

	private void read(Resource file) throws IOException {
		String name = file.getFilename();
		String place = "processes/messages/" + name;
		String[] parts = name.split("\\.");
		if (parts.length != 3 || !LANGUAGES.contains(parts[1])) {
			throw new IllegalStateException(place + ": a message text is called <template>.zh-CN.txt or .en.txt");
		}
		String template = parts[0];
		boolean toCustomer = this.planned.contains(template);
		Set<String> names = !toCustomer ? STAFF_NAMES
				: ACKNOWLEDGEMENT.equals(template) ? ACKNOWLEDGEMENT_NAMES : CUSTOMER_NAMES;
		this.templates.put(key(template, parts[1]),
				MessageTemplate.parse(place, file.getContentAsString(StandardCharsets.UTF_8),
						toCustomer ? SUBJECT_NAMES : STAFF_SUBJECT_NAMES, names));
	}

	private void checkComplete(String root) {
		Set<String> wanted = new TreeSet<>(this.planned);
		this.templates.keySet().forEach((key) -> wanted.add(key.substring(0, key.indexOf('.'))));
		for (String template : wanted) {
			for (String language : LANGUAGES) {
				if (!this.templates.containsKey(key(template, language))) {
					throw new IllegalStateException("The message text " + root + "messages/" + key(template, language)
							+ ".txt is missing" + (this.planned.contains(template)
									? "; the table " + Decisions.MESSAGE_PLAN + " names it" : ""));
				}
			}
		}
	}

	private static Set<String> planned(Resource file) {
		try (InputStream stream = file.getInputStream()) {
			DmnModelInstance model = Dmn.readModelFromStream(stream);
			DecisionTable table = model.getModelElementsByType(DecisionTable.class).iterator().next();
			List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
			int column = outputs.indexOf("template");
			Set<String> names = new TreeSet<>();
			table.getRules()
				.forEach((rule) -> names.add(rule.getOutputEntries()
					.stream()
					.toList()
					.get(column)
					.getText()
					.getTextContent()
					.strip()
					.replace("\"", "")));
			names.remove(NONE);
			return names;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The table " + file + " cannot be read", ex);
		}
	}

	private static String key(String template, String language) {
		return template + "." + language;
	}

}
