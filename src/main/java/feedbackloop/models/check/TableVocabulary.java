package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.XmlElement;

/**
 * The elements and attributes that the file of a decision table may have, and where.
 */
final class TableVocabulary {

	private static final Map<String, String> PREFIXES = Stream
		.of(List.of(
				"", "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
				"http://www.omg.org/spec/DMN/20180521/MODEL/", "https://www.omg.org/spec/DMN/20191111/MODEL/",
				"https://www.omg.org/spec/DMN/20211108/MODEL/", "https://www.omg.org/spec/DMN/20230324/MODEL/"),
				List.of(":", "http://camunda.org/schema/1.0/dmn"),
				List.of("dmndi:", "http://www.omg.org/spec/DMN/20180521/DMNDI/",
						"https://www.omg.org/spec/DMN/20191111/DMNDI/", "https://www.omg.org/spec/DMN/20230324/DMNDI/"),
				List.of("di:", "http://www.omg.org/spec/DMN/20180521/DI/"),
				List.of("dc:", "http://www.omg.org/spec/DMN/20180521/DC/"),
				List.of("biodi:", "http://bpmn.io/schema/dmn/biodi/1.0", "http://bpmn.io/schema/dmn/biodi/2.0"),
				List.of("modeler:", "http://camunda.org/schema/modeler/1.0"))
		.flatMap((names) -> names.stream().skip(1).map((namespace) -> Map.entry(namespace, names.get(0))))
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

	/** What else a file may hold beside its table is refused in words of its own. */
	private static final Vocabulary VOCABULARY = new Vocabulary(PREFIXES,
			Map.of("ANY", "description? extensionElements?", "TEXT", "ANY text?"),
			"""
					definitions: id name label namespace exporter exporterVersion expressionLanguage typeLanguage modeler:executionPlatform modeler:executionPlatformVersion > ANY decision inputData knowledgeSource textAnnotation association dmndi:DMNDI?
					description:
					extensionElements: > biodi:bounds biodi:edge
					inputData: id name label > ANY variable?
					knowledgeSource: id name label > ANY
					textAnnotation: id label textFormat > TEXT
					association: id label associationDirection > ANY sourceRef? targetRef?
					sourceRef: href
					targetRef: href
					decision: id name label :historyTimeToLive :versionTag > ANY question? allowedAnswers? variable? informationRequirement decisionTable? literalExpression?
					question:
					allowedAnswers:
					variable: id name label typeRef > ANY
					informationRequirement: id label > ANY requiredDecision? requiredInput?
					requiredDecision: href
					requiredInput: href
					literalExpression: id label typeRef expressionLanguage > TEXT
					decisionTable: id label typeRef hitPolicy aggregation preferredOrientation outputLabel biodi:annotationsWidth > ANY input output annotation rule
					input: id label :inputVariable biodi:width > ANY inputExpression? inputValues?
					inputExpression: id label typeRef expressionLanguage > TEXT
					inputValues: id label typeRef expressionLanguage > TEXT
					output: id label name typeRef biodi:width > ANY outputValues?
					outputValues: id label typeRef expressionLanguage > TEXT
					annotation: name biodi:width
					rule: id label > ANY inputEntry outputEntry annotationEntry
					inputEntry: id label typeRef expressionLanguage > TEXT
					outputEntry: id label typeRef expressionLanguage > TEXT
					annotationEntry: > text?
					text:
					dmndi:DMNDI: > dmndi:DMNDiagram dmndi:DMNStyle
					dmndi:DMNDiagram: id name documentation resolution sharedStyle > dmndi:Size? dmndi:DMNShape dmndi:DMNEdge
					dmndi:Size: width height
					dmndi:DMNShape: id dmnElementRef isListedInputData isCollapsed sharedStyle > dc:Bounds? dmndi:DMNLabel?
					dmndi:DMNEdge: id dmnElementRef sourceElement targetElement sharedStyle > di:waypoint dmndi:DMNLabel?
					dmndi:DMNLabel: id sharedStyle > dc:Bounds? dmndi:Text?
					dmndi:Text:
					dmndi:DMNStyle: id fontFamily fontSize fontItalic fontBold fontUnderline fontStrikeThrough labelHorizontalAlignement labelVerticalAlignment > dmndi:FillColor? dmndi:StrokeColor? dmndi:FontColor?
					dmndi:FillColor: red green blue
					dmndi:StrokeColor: red green blue
					dmndi:FontColor: red green blue
					dc:Bounds: x y width height
					di:waypoint: x y
					biodi:bounds: x y width height
					biodi:edge: source > biodi:waypoints
					biodi:waypoints: x y
					""");

	private TableVocabulary() {
	}

	static void check(XmlElement root, Findings findings) {
		root.all().forEach((element) -> checkOne(element, findings));
	}

	private static void checkOne(XmlElement element, Findings findings) {
		String name = "<" + element.name().getLocalPart() + ">";
		if (!VOCABULARY.knows(element)) {
			findings.at(element.place(), "tableElement", name);
			return;
		}
		if (!VOCABULARY.places(element)) {
			findings.at(element.place(), "tableElementMisplaced", name,
					"<" + element.parent().name().getLocalPart() + ">");
		}
		else if (VOCABULARY.repeats(element)) {
			findings.at(element.place(), "tableElementTwice", name);
		}
		element.attributes()
			.keySet()
			.stream()
			.filter((attribute) -> !VOCABULARY.knows(element, attribute))
			.forEach((attribute) -> findings.at(element.place(), "tableAttribute", name, attribute.getLocalPart()));
	}

}
