package feedbackloop.models.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import feedbackloop.grading.Tables;
import feedbackloop.notation.DecisionTable;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Refusal;
import feedbackloop.process.Stages;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;

/**
 * Decision tables that are asked without being deployed. Each answer is computed once:
 * past cases have few different facts. For one thread.
 */
final class TextTables implements Tables {

	private static final Map<String, Object> NO_LIMIT = Map.of("unit", "none");

	private final Map<String, TextTable> tables;

	private final Map<Question, Object> known = new HashMap<>();

	TextTables(List<TextTable> tables) {
		this.tables = tables.stream().collect(Collectors.toMap(TextTable::key, Function.identity()));
	}

	TextTable table(String key) {
		return this.tables.get(key);
	}

	/**
	 * A table as it is written.
	 */
	DecisionTable written(String key) {
		return table(key).written();
	}

	@Override
	@SuppressWarnings("unchecked")
	public Map<String, Object> evaluate(String key, Map<String, Object> facts) {
		Object answer = this.known.computeIfAbsent(new Question(key, facts), (question) -> ask(key, facts));
		if (answer instanceof RuntimeException failure) {
			throw failure;
		}
		return (Map<String, Object>) answer;
	}

	/**
	 * The limit of a stage at a level; none where the table of limits has no answer.
	 */
	Map<String, Object> limit(Map<String, Object> stageAndLevel) {
		try {
			return evaluate(Decisions.TIME_LIMITS, stageAndLevel);
		}
		catch (Refusal | DmnEngineException | FeelException ex) {
			return NO_LIMIT;
		}
	}

	/**
	 * What the table of limits says of stages as a whole.
	 */
	Stages stages() {
		return Stages.of(written(Decisions.TIME_LIMITS));
	}

	private Object ask(String key, Map<String, Object> facts) {
		try {
			return this.tables.get(key)
				.evaluate(facts)
				.orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	/** What a table is asked. */
	private record Question(String key, Map<String, Object> facts) {

	}

}
