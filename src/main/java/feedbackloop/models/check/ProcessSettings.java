package feedbackloop.models.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Processes;

/**
 * The properties that code reads: of the process as a whole the numbers, and of its steps
 * what their beans are told.
 */
class ProcessSettings implements ProcessRule {

	private static final int LONGEST_EVENT = 40;

	private static final Map<String, Map<String, Range>> NUMBERS = Map.of(Processes.FEEDBACK, numbers(),
			Processes.IMPROVEMENT, Map.of("longestWatchDays", new Range(1, 3_650)), Processes.EFFECT_CHECK,
			Map.of("similarFrom", new Range(1, 100)));

	/** By bean; what ends with a question mark may be left out. */
	private static final Map<String, List<String>> TOLD = Map.of("${notifyCustomer}", List.of("message", "status?"),
			"${tellCase}", List.of("message"), "${resumeWork}", List.of("tell"));

	/** Processes from before do not have these, and go on without. */
	private static final Set<String> MAY_BE_MISSING = Set.of("mostCalls", "longestWatchDays");

	private static Map<String, Range> numbers() {
		Map<String, Range> numbers = new LinkedHashMap<>();
		numbers.put("mostQuestions", new Range(0, 100));
		numbers.put("mostWaitingDays", new Range(1, 3_650));
		numbers.put("mostCalls", new Range(1, 100));
		numbers.put("forecastDays", new Range(1, 3_650));
		numbers.put("forecastLeast", new Range(1, 1_000_000));
		return numbers;
	}

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		Map<String, Range> numbers = NUMBERS.getOrDefault(model.key(), Map.of());
		numbers.forEach((name, range) -> number(model.process(), name, range, findings));
		unread(model.process(), numbers.keySet(), findings);
		model.process()
			.all()
			.filter((element) -> element != model.process())
			.filter((element) -> element.name().getNamespaceURI().equals(ProcessModel.BPMN))
			.forEach((element) -> step(element, models, findings));
	}

	private static void number(XmlElement process, String name, Range range, Findings findings) {
		String value = ProcessModel.property(process, name);
		if (value.isEmpty() && MAY_BE_MISSING.contains(name)) {
			return;
		}
		if (!value.matches("\\d{1,7}") || !range.holds(Integer.parseInt(value))) {
			findings.at(process, "settingRange", name, value, range.least(), range.greatest());
		}
	}

	private static void step(XmlElement element, ModelSet models, Findings findings) {
		Set<String> read = new TreeSet<>();
		beans(element).filter(TOLD::containsKey).forEach((bean) -> TOLD.get(bean).forEach((name) -> {
			read.add(name.replace("?", ""));
			if (!name.endsWith("?") && ProcessModel.property(element, name).isEmpty()) {
				findings.at(element, "settingMissing", name, bean);
			}
		}));
		unread(element, read, findings);
		String tell = ProcessModel.property(element, "tell");
		if (has(element, "${resumeWork}") && !tell.isEmpty()) {
			List<String> told = told(models);
			if (!isText(tell, models)) {
				findings.at(element, "tellUnknown", tell);
			}
			else if (!told.contains(tell)) {
				findings.at(element, "propertyUnknown", "tell", tell, told);
			}
		}
	}

	/** The events that the table says of whom to tell. */
	private static List<String> told(ModelSet models) {
		return models.decision(Decisions.STAFF_NOTICES)
			.flatMap(ModelFile::table)
			.map((table) -> table.inputWords("event"))
			.orElse(List.of());
	}

	/** Whether there is such a text, and a name for it that the outbox keeps. */
	private static boolean isText(String name, ModelSet models) {
		return Length.of(name) <= LONGEST_EVENT && Stream.of("zh-CN", "en")
			.allMatch((language) -> models.find("processes/messages/" + name + "." + language + ".txt").isPresent());
	}

	/** A misspelt name looks like this. */
	private static void unread(XmlElement element, Set<String> read, Findings findings) {
		ProcessModel.extensions(element, "properties")
			.flatMap((all) -> all.children(ProcessModel.CAMUNDA, "property"))
			.map((property) -> property.attribute("name"))
			.filter((name) -> !read.contains(name))
			.forEach((name) -> findings.warnAt(element, "settingUnread", name, read));
	}

	private static boolean has(XmlElement element, String bean) {
		return beans(element).anyMatch(bean::equals);
	}

	private static Stream<String> beans(XmlElement element) {
		return Stream.concat(Stream.of(element), ProcessModel.extensions(element, "executionListener"))
			.map((one) -> one.is(ProcessModel.CAMUNDA, "executionListener") ? one.attribute("delegateExpression")
					: one.attribute(ProcessModel.CAMUNDA, "delegateExpression"))
			.filter((bean) -> !bean.isEmpty())
			.distinct();
	}

	/** Whole numbers from one to the other. */
	private record Range(int least, int greatest) {

		private boolean holds(int number) {
			return number >= this.least && number <= this.greatest;
		}

	}

}
