package feedbackloop.notification;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.ModelFiles;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The message texts of {@code processes/messages}, which process owners write, as they
 * are live. {@link MessageTextsContract} lets no broken one go live (S2-25, S-35).
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

	static final String FOLDER = "processes/messages";

	static final String PLAN = "processes/" + Decisions.MESSAGE_PLAN + ".dmn";

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

	private final Supplier<Texts> live;

	@Autowired
	MessageTexts(ModelFiles files) {
		this(files.kept(() -> read(files.list(FOLDER, ".txt"), files::read)));
	}

	MessageTexts(Supplier<Texts> live) {
		this.live = live;
	}

	/**
	 * A message to a customer.
	 * @param language zh-CN or en; another is answered in Chinese
	 * @param values by name; a name that has no value maps to null
	 */
	MessageText fill(String template, String language, Map<String, ?> values) {
		MessageTemplate text = template(template, ENGLISH.equals(language) ? ENGLISH : CHINESE);
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
		return this.live.get().planned();
	}

	MessageTemplate template(String name, String language) {
		return this.live.get().templates().get(name + "." + language);
	}

	/**
	 * Reads the texts of these names and the message plan.
	 */
	static Texts read(List<String> names, Function<String, String> files) {
		Set<String> planned = planned(files.apply(PLAN));
		Map<String, MessageTemplate> templates = new HashMap<>();
		for (String file : names) {
			templates.put(file.substring(FOLDER.length() + 1, file.lastIndexOf('.')),
					parse(file, files.apply(file), planned));
		}
		return new Texts(planned, templates);
	}

	/**
	 * Reads the text of a file.
	 * @param planned the templates of messages to customers
	 * @throws TextRefused if something is wrong in it
	 */
	static MessageTemplate parse(String file, String text, Set<String> planned) {
		String template = template(file);
		boolean toCustomer = planned.contains(template);
		Set<String> names = !toCustomer ? STAFF_NAMES
				: ACKNOWLEDGEMENT.equals(template) ? ACKNOWLEDGEMENT_NAMES : CUSTOMER_NAMES;
		return MessageTemplate.parse(text, toCustomer ? SUBJECT_NAMES : STAFF_SUBJECT_NAMES, names);
	}

	/**
	 * The name of the template in the file.
	 */
	static String template(String file) {
		String name = file.substring(file.lastIndexOf('/') + 1);
		return name.substring(0, name.indexOf('.'));
	}

	/**
	 * The templates that the table names.
	 */
	static Set<String> planned(String table) {
		DmnModelInstance model = Dmn
			.readModelFromStream(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
		DecisionTable decision = model.getModelElementsByType(DecisionTable.class).iterator().next();
		int column = decision.getOutputs().stream().map(Output::getName).toList().indexOf("template");
		Set<String> names = new TreeSet<>();
		decision.getRules()
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

	/**
	 * All texts that are live together.
	 *
	 * @param planned the templates that the message plan names
	 * @param templates by name and language, such as {@code closed.en}
	 */
	record Texts(Set<String> planned, Map<String, MessageTemplate> templates) {

	}

}
