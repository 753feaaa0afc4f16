package feedbackloop.models.replay;

import feedbackloop.notation.DecisionTable;
import feedbackloop.process.Refusal;
import feedbackloop.process.TableEngine;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.xml.ModelException;

import org.springframework.stereotype.Component;

/**
 * Reads decision tables from their texts, so that they can be asked without being
 * deployed.
 */
@Component
class TableReader {

	private final TableEngine engine;

	TableReader(TableEngine engine) {
		this.engine = engine;
	}

	/**
	 * The table of that key.
	 * @param name the name of the file, for what is said when it cannot be read
	 * @throws Refusal if there is no such table in the text
	 */
	TextTable read(String name, String key, String text) {
		try {
			DmnDecision decision = this.engine.parse(key, text);
			if (decision == null || !decision.isDecisionTable()) {
				throw Refusal.invalid(name, "replayKey", key);
			}
			return new TextTable(decision, DecisionTable.read(text), this.engine);
		}
		catch (ModelException | DmnEngineException ex) {
			throw Refusal.invalid(name, "replayTable", innermost(ex));
		}
	}

	private static String innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getMessage();
	}

}
