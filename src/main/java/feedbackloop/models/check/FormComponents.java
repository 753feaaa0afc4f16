package feedbackloop.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.Contract;
import feedbackloop.process.PortalFields;

/**
 * The components of a form: such as Tasklist can show, that bring nothing from elsewhere
 * and lose nothing that people fill in.
 */
class FormComponents implements FormRule {

	private static final Set<String> INPUTS = Set.of("textfield", "textarea", "number", "datetime", "checkbox",
			"checklist", "radio", "select", "taglist", "expression");

	/** What form-js 1.8.7 shows and what is safe to show. */
	static final Set<String> SHOWN = Set.of("textfield", "textarea", "number", "datetime", "checkbox", "checklist",
			"radio", "select", "taglist", "expression", "text", "image", "table", "html", "spacer", "separator",
			"group", "dynamiclist");

	/**
	 * What a page for everybody shows, where nothing is known before and no row is added.
	 */
	static final Set<String> PUBLIC = Set.of("textfield", "textarea", "number", "datetime", "checkbox", "radio",
			"select", "filepicker", "text", "image", "html", "spacer", "separator", "group");

	/** A page or picture of our own. */
	private static final Pattern OWN_ADDRESS = Pattern
		.compile("/(?!/)[\\w./-]*|data:image/(png|jpeg|gif);base64,[\\w+/=]*");

	/** In Markdown, at the end of a text in Markdown, and in HTML. */
	private static final Pattern LINK = Pattern
		.compile("]\\(\\s*([^)\\s]*)|(?m:^)\\s*\\[[^]\\n]*]:\\s*(\\S+)|(?i:href|src)\\s*=\\s*[\"']?([^\"'\\s>]*)");

	private static final Pattern ACTIVE = Pattern.compile(
			"(?i)<\\s*(script|iframe|object|embed|form|input|button|link|meta|style|svg|base)|\\son\\w+\\s*=|javascript:");

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		// The form has an id too.
		Set<String> ids = new HashSet<>(Set.of(form));
		for (FormField field : fields) {
			String id = field.node().path("id").asText();
			if (id.isEmpty() || !ids.add(id)) {
				findings.at(field.place(), "componentId", id);
			}
			if ((PortalFields.isPortal(form) ? PUBLIC : SHOWN).contains(field.type())) {
				check(form, field, findings);
			}
			else {
				findings.at(field.place(), "componentUnknown", field.type());
			}
		}
	}

	private static void check(String form, FormField field, Findings findings) {
		JsonNode node = field.node();
		if (field.is("dynamiclist") && !(node.path("disableCollapse").asBoolean()
				&& node.path("isRepeating").asBoolean() && node.path("allowAddRemove").asBoolean())) {
			findings.at(field.place(), "listLosesRows", field.name());
		}
		boolean silent = node.path("disabled").asBoolean() || isAlways(node.path("readonly").asText())
				|| field.conditions().stream().anyMatch(FormComponents::isAlways);
		boolean needed = field.isRequired()
				|| FormNames.answer(form, field).filter(Contract.Answer::mayBeRequired).isPresent();
		if (INPUTS.contains(field.type()) && needed && silent) {
			findings.at(field.place(), "requiredButDisabled", field.name());
		}
		if (field.is("group") && !node.path("path").asText().isEmpty()) {
			findings.at(field.place(), "groupWithPath", node.path("path").asText());
		}
		if (field.is("image") && !OWN_ADDRESS.matcher(node.path("source").asText()).matches()) {
			findings.at(field.place(), "addressElsewhere", node.path("source").asText());
		}
		if (field.is("html")
				&& (node.path("content").asText().contains("{{") || node.path("content").asText().startsWith("="))) {
			findings.at(field.place(), "htmlWithVariables");
		}
		for (String property : List.of("text", "content", "label", "description", "dateLabel", "timeLabel")) {
			text(field, node.path(property).asText(), findings);
		}
	}

	private static boolean isAlways(String value) {
		return value.replaceAll("\\s", "").matches("=?true");
	}

	private static void text(FormField field, String text, Findings findings) {
		if (ACTIVE.matcher(text).find()) {
			findings.at(field.place(), "activeContent");
		}
		LINK.matcher(text)
			.results()
			.map((link) -> Stream.of(1, 2, 3).map(link::group).filter(Objects::nonNull).findFirst().orElse(""))
			.filter((address) -> !OWN_ADDRESS.matcher(address.replaceAll("\\{\\{\\w+}}", "x")).matches())
			.forEach((address) -> findings.at(field.place(), "addressElsewhere", address));
	}

}
