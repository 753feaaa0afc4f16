package feedbackloop.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.xml.ProblemImpl;

/**
 * Refuses, on whatever way it is deployed, a process that brings code of its own (S-37):
 * scripts, Java classes by name, connectors, shell and mail tasks, forms that are HTML or
 * that the engine makes into HTML (S-21).
 */
class ModelGuard extends AbstractBpmnParseListener {

	private static final Set<String> ELEMENTS = Set.of("scriptTask", "script", "connector", "formData");

	private static final Set<String> ATTRIBUTES = Set.of("class", "variableMappingClass", "formHandlerClass",
			"resource", "scriptFormat", "language", "formKey");

	private static final Set<String> TYPES = Set.of("shell", "mail");

	@Override
	public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
		List<Problem> problems = new ArrayList<>();
		check(root, problems);
		if (!problems.isEmpty()) {
			String resource = definitions.isEmpty() ? null : definitions.get(0).getResourceName();
			throw new ParseException("模型不得自带代码 A model must not bring code: " + problems.get(0).getMessage(), resource,
					problems, List.of());
		}
	}

	private static void check(Element element, List<Problem> problems) {
		if (ELEMENTS.contains(element.getTagName())) {
			problems.add(new ProblemImpl("<" + element.getTagName() + "> 不允许 is not allowed", element));
		}
		for (String qualified : element.attributes()) {
			String name = qualified.substring(qualified.lastIndexOf(':') + 1);
			String value = element.attribute(qualified);
			if (ATTRIBUTES.contains(name)
					|| (name.equals("type") && TYPES.contains(value.strip().toLowerCase(Locale.ROOT)))) {
				problems.add(new ProblemImpl(
						"<" + element.getTagName() + "> " + name + "=\"" + value + "\" 不允许 is not allowed", element));
			}
		}
		element.elements().forEach((child) -> check(child, problems));
	}

}
