package feedbackloop.models.check;

import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

import feedbackloop.models.check.Fact.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.Keys.Variables;

import org.springframework.util.ClassUtils;

/**
 * What the model says or computes is of a sort that the engine can take there: otherwise
 * each case fails when it comes to that step.
 */
class ProcessValues implements ProcessRule {

	private static final Set<String> NUMBERS = Set.of(Variables.AFFECTED, Variables.SEVERITY, Variables.URGENCY,
			Variables.PRIORITY_SCORE);

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.userTasks().forEach((task) -> {
			priority(FactValues.of(model, models), task, task.attribute(ProcessModel.CAMUNDA, "priority"), findings);
			followUp(task, task.attribute(ProcessModel.CAMUNDA, "followUpDate"), findings);
		});
		model.all("multiInstanceLoopCharacteristics").forEach((loop) -> {
			String collection = loop.attribute(ProcessModel.CAMUNDA, "collection");
			if (type(collection).filter((type) -> !Collection.class.isAssignableFrom(type)).isPresent()) {
				findings.at(loop, "valueNoList", collection);
			}
		});
		model.process()
			.all()
			.filter((element) -> element.is(ProcessModel.CAMUNDA, "inputParameter", "outputParameter"))
			.filter((parameter) -> ExpressionType.of(parameter.text()).filter(ProcessValues::isObject).isPresent())
			.forEach((parameter) -> findings.at(parameter, "valueObject", parameter.attribute("name")));
	}

	private static void priority(FactValues facts, XmlElement task, String priority, Findings findings) {
		if (!ExpressionText.isExpression(priority)) {
			number(task, priority, findings);
			return;
		}
		boolean text = FactQuestion.of(priority)
			.filter((question) -> question.names().stream().anyMatch((name) -> isNoNumber(facts, name)))
			.isPresent();
		boolean other = type(priority).filter((type) -> type != Object.class && !Number.class.isAssignableFrom(type))
			.isPresent();
		if (text || other) {
			findings.at(task, "valueNoNumber", priority);
		}
	}

	private static void number(XmlElement task, String priority, Findings findings) {
		if (!priority.isEmpty() && !priority.matches("[+-]?\\d{1,9}")) {
			findings.at(task, "valueNoNumber", priority);
		}
		else if (!priority.isEmpty() && !TaskPriorities.isUsual(Integer.parseInt(priority))) {
			findings.warnAt(task, "priorityUnusual", priority, TaskPriorities.LEAST, TaskPriorities.GREATEST);
		}
	}

	private static boolean isNoNumber(FactValues facts, String name) {
		return Set.of(Kind.TEXT, Kind.FLAG).contains(facts.of(name).kind())
				|| Contract.variables().contains(name) && !NUMBERS.contains(name);
	}

	private static void followUp(XmlElement task, String date, Findings findings) {
		boolean sound = date.isEmpty() || (ExpressionText.isExpression(date)
				? type(date).filter((type) -> !Date.class.isAssignableFrom(type)).isEmpty() : isDate(date));
		if (!sound) {
			findings.at(task, "timerNoDate", date);
		}
	}

	private static boolean isDate(String text) {
		try {
			return text.startsWith("P") ? TimeText.isBearable(text) : TimeText.isOfOurTime(text);
		}
		catch (IllegalArgumentException | DateTimeParseException ex) {
			return false;
		}
	}

	private static Optional<Class<?>> type(String text) {
		return ExpressionType.of(text).map(ClassUtils::resolvePrimitiveIfNecessary);
	}

	/** Cases keep plain values only. */
	private static boolean isObject(Class<?> type) {
		return Collection.class.isAssignableFrom(type);
	}

}
