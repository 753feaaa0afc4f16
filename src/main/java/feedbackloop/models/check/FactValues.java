package feedbackloop.models.check;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.check.Fact.Kind;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;

/**
 * What the facts of a process can be: what people answer, what the application and the
 * tables say, what the model itself notes, and what beans answer.
 */
final class FactValues {

	private static final Pattern OUTPUT = Pattern
		.compile("\\$\\{\\s*decisionResult\\.getSingleResult\\(\\)\\.getEntry\\(['\"](\\w+)['\"]\\)\\s*}");

	private static final Pattern CALL = Pattern.compile("(\\w+)\\.(\\w+)\\(.*\\)");

	private static final Map<String, Fact> ANSWERS_OF_BEANS = Map.of("outcomes.of",
			Fact.words(List.of("finished", "takenUp", "declined", "unlinked", "none")));

	private final Map<String, Fact> facts = new HashMap<>();

	private FactValues() {
	}

	static FactValues of(ProcessModel model, ModelSet models) {
		FactValues values = new FactValues();
		List<String> types = types(models);
		values.fromTheApplication(types, models);
		model.userTasks().forEach((task) -> values.answered(task.id(), types, models));
		values.ownFields(FormFacts.of(model, models));
		values.noted(model, models);
		return values;
	}

	/**
	 * What the fact can be; nothing is known of one that is not there.
	 */
	Fact of(String name) {
		return Optional.ofNullable(this.facts.get(name)).or(() -> ofBean(name)).orElseGet(Fact::any);
	}

	/** Whether it is known what each of them can be. */
	boolean knows(Set<String> names) {
		return names.stream().noneMatch((name) -> of(name).kind() == Kind.ANY);
	}

	private void fromTheApplication(List<String> types, ModelSet models) {
		this.facts.put(Variables.FEEDBACK_TYPE, Fact.words(types).maybeEmpty());
		this.facts.put(Variables.AFFECTED, Fact.numbers(1, 5).maybeEmpty());
		this.facts.put(Variables.KNOWN_CAUSE, Fact.flag().maybeEmpty());
		this.facts.put(Variables.COMPLIANCE_RISK, Fact.flag().maybeEmpty());
		this.facts.put(Variables.PRIORITY_SCORE, Fact.text());
		this.facts.put(Variables.GRADE, Fact.words(TableContracts.GRADES));
		this.facts.put(Variables.MARK, Fact.words(TableContracts.MARKS));
		this.facts.put(Variables.PATH, Fact.words(List.of("answer", "attach", "improve", "backlog")));
		this.facts.put(Variables.TEAM, Fact.words(Teams.working(models)));
		this.facts.put(Variables.LEAD, Fact.words(Teams.working(models)));
		this.facts.put(Variables.DEPARTMENT, Fact.words(Teams.all(models)));
		this.facts.put(Variables.CHANNEL, Fact.words(Channels.ALL));
		this.facts.put(Variables.LANGUAGE, Fact.words(List.of("zh-CN", "en")));
		this.facts.put(Variables.REACH, Fact.words(List.of("direct", "page", "public", "none")));
		this.facts.put(Variables.CORE_BLOCKED, Fact.words(List.of("yes", "no", "unknown")));
		this.facts.put(Variables.STATED_MARK,
				Fact.words(Stream.concat(TableContracts.MARKS.stream(), Stream.of("none")).toList()));
		this.facts.put(Variables.NEEDS_PILOT, Fact.flag());
		this.facts.put(Variables.MEASURE_KIND, Fact.words(measureKinds(models)));
		this.facts.put(Variables.LANDING, Fact.words(MeasureLanding.ALL));
		this.facts.put(Variables.SENSITIVE, Fact.flag());
		this.facts.put(Variables.RISK_HINT, Fact.flag());
		this.facts.put(Variables.DECLINE_TOLD, Fact.flag());
		this.facts.put(Variables.OBJECTIONS, Fact.number());
		this.facts.put(Variables.PLANNED_DUE, Fact.text());
		Stream.of("loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances")
			.forEach((name) -> this.facts.put(name, Fact.number()));
	}

	private void answered(String task, List<String> types, ModelSet models) {
		Set<String> derived = new HashSet<>(Contract.factsOf(task));
		Contract.answersOf(task).stream().filter(Contract.Answer::fact).forEach((answer) -> {
			derived.remove(answer.name());
			UnaryOperator<Fact> given = answer.mayBeRequired() ? UnaryOperator.identity() : Fact::maybeEmpty;
			this.facts.put(answer.name(), given.apply(switch (answer.shape()) {
				case CHOICE -> Fact.words(answer.choices());
				case FLAG -> Fact.flag();
				case SCORE -> Fact.numbers(1, 5);
				case NUMBER -> Fact.number();
				case FEEDBACK_TYPE -> Fact.words(types);
				case MEASURE_KIND -> Fact.words(measureKinds(models));
				case GROUP -> Fact.words(Teams.all(models));
				case TEXT, DATE, MOMENT, PERSON, NAME -> Fact.text();
				case ROWS, NUMBERS, FILES -> Fact.any();
			}));
		});
		derived.forEach((name) -> this.facts.put(name, Fact.flag()));
	}

	/** What an owner added to forms; open until somebody has answered. */
	private void ownFields(FormFacts fields) {
		fields.names().stream().flatMap((name) -> fields.find(name).stream()).forEach((field) -> {
			Fact fact = switch (field.type()) {
				case FLAG -> Fact.flag();
				case CHOICE -> Fact.words(field.choices()).maybeEmpty();
				case INTEGER, DECIMAL -> Fact.number().maybeEmpty();
				case TEXT, COLLEAGUE, USER -> Fact.text().maybeEmpty();
				// Days are texts with an order.
				case DATE -> Fact.any();
			};
			this.facts.put(field.name(), fact);
		});
	}

	/** What the model sets itself; answers of people and of the application stand. */
	private void noted(ProcessModel model, ModelSet models) {
		Map<String, List<Fact>> noted = model.process()
			.all()
			.flatMap((element) -> OwnVariables.setBy(element)
				.filter((name) -> !this.facts.containsKey(name))
				.map((name) -> Map.entry(name, noted(element, models))))
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
		noted.forEach((name, facts) -> this.facts.put(name, together(facts)));
	}

	/** Whether the parameter is what a table says. */
	static boolean isFromTable(XmlElement parameter) {
		return OUTPUT.matcher(parameter.text()).matches();
	}

	private static Fact noted(XmlElement element, ModelSet models) {
		if (!element.name().getLocalPart().endsWith("Parameter")) {
			return Fact.any();
		}
		Matcher output = OUTPUT.matcher(element.text());
		if (output.matches()) {
			return fromTable(decision(element), output.group(1), models);
		}
		return FactQuestion.of(element.text())
			.filter((question) -> question.names().isEmpty() && question.constants().size() == 1)
			.map((question) -> constant(question.answer(Map.of())))
			.orElseGet(Fact::any);
	}

	private static Fact constant(Object value) {
		return new Fact((value instanceof Boolean) ? Kind.FLAG : (value instanceof Number) ? Kind.NUMBER : Kind.TEXT,
				List.of(value), true);
	}

	private static Fact together(List<Fact> facts) {
		boolean alike = facts.stream().allMatch(Fact::isClosed)
				&& facts.stream().map(Fact::kind).distinct().count() == 1;
		return alike
				? new Fact(facts.get(0).kind(),
						facts.stream().flatMap((fact) -> fact.values().stream()).distinct().toList(), true)
				: Fact.any();
	}

	/** The table of the step that the element belongs to. */
	static String decision(XmlElement element) {
		XmlElement step = element;
		while (step != null && !ProcessModel.isNode(step)) {
			step = step.parent();
		}
		return (step != null) ? ProcessModel.table(step) : "";
	}

	private static Optional<DecisionTable> table(String decision, ModelSet models) {
		return models.decision(decision).map(TableReading::of).flatMap(TableReading::table);
	}

	private static List<String> types(ModelSet models) {
		return table(Decisions.FEEDBACK_TYPES, models)
			.flatMap((table) -> table.input(Variables.FEEDBACK_TYPE).map(table::words))
			.orElse(List.of());
	}

	private static Collection<String> measureKinds(ModelSet models) {
		return new TableValues(models).of(Decisions.MEASURE_KINDS, MeasureLanding.KIND);
	}

	private static Fact fromTable(String decision, String output, ModelSet models) {
		return table(decision, models).flatMap((table) -> table.output(output).map((column) -> switch (column.type()) {
			case BOOLEAN -> Fact.flag();
			case INTEGER, LONG, DECIMAL -> Fact.number();
			case TEXT -> Fact.words(table.words(column));
		})).orElseGet(Fact::any);
	}

	private static Optional<Fact> ofBean(String name) {
		Matcher call = CALL.matcher(name);
		if (!call.matches()) {
			return Optional.empty();
		}
		if (FactResolver.isStep(call.group(1))) {
			return Optional.of(switch (call.group(2)) {
				case "getPriority" -> Fact.number();
				default -> Fact.text();
			});
		}
		Class<?> bean = ModelBeanClasses.all().get(call.group(1));
		return Optional.ofNullable(ANSWERS_OF_BEANS.get(call.group(1) + "." + call.group(2)))
			.or(() -> Stream.of((bean != null) ? bean.getDeclaredMethods() : new Method[0])
				.filter((method) -> method.getName().equals(call.group(2)))
				.map(Method::getReturnType)
				.map(FactValues::ofType)
				.findFirst());
	}

	private static Fact ofType(Class<?> type) {
		if (type == boolean.class) {
			return Fact.flag();
		}
		if (type.isPrimitive() && type != void.class) {
			return Fact.number();
		}
		return (type == String.class) ? Fact.text() : Fact.any();
	}

}
