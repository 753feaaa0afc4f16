package feedbackloop.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses, on whatever way it is deployed, a process that brings code of its own. Such
 * are scripts, Java classes by name, connectors, and shell and mail tasks. Such are also
 * forms that are HTML or that the engine makes into HTML.
 */
class ModelGuard extends AbstractBpmnParseListener {

	private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "connector", "formData");

	private static final Set<String> ATTRIBUTES = Set.of("class", "variableMappingClass", "formHandlerClass",
			"resource", "scriptFormat", "language", "formKey");

	private static final Set<String> TYPES = Set.of("shell", "mail");

	@Override
	public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
		check(root);
		root.elements().forEach((child) -> parseRootElement(child, definitions));
	}

	private static void check(Element element) {
		if (ELEMENTS.contains(element.getTagName())) {
			throw refused(element, "<" + element.getTagName() + ">");
		}
		for (String qualified : element.attributes()) {
			String name = qualified.substring(qualified.lastIndexOf(':') + 1);
			String value = element.attribute(qualified);
			if (ATTRIBUTES.contains(name)
					|| (name.equals("type") && TYPES.contains(value.strip().toLowerCase(Locale.ROOT)))) {
				throw refused(element, "<" + element.getTagName() + " " + name + "=\"" + value + "\">");
			}
		}
	}

	private static BpmnParseException refused(Element element, String what) {
		return new BpmnParseException("模型不得自带代码 A model must not bring code of its own: " + what, element);
	}

}
