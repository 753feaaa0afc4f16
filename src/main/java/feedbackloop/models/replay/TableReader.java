package feedbackloop.models.replay;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import feedbackloop.notation.DecisionTable;
import feedbackloop.process.Refusal;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.xml.ModelException;

import org.springframework.stereotype.Component;

/**
 * Reads decision tables from their texts, so that they can be asked without being
 * deployed. They are evaluated as the engine would, by the very same FEEL and without
 * history; a text that wants to run anything else than FEEL gets no answer.
 */
@Component
class TableReader {

	private final ProcessEngine engine;

	TableReader(ProcessEngine engine) {
		this.engine = engine;
	}

	/**
	 * The table of that key.
	 * @param name the name of the file, for what is said when it cannot be read
	 * @throws Refusal if there is no such table in the text
	 */
	TextTable read(String name, String key, String text) {
		try {
			DefaultDmnEngineConfiguration configuration = configuration();
			DmnEngine tables = configuration.buildEngine();
			DmnDecision decision = tables.parseDecision(key,
					new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
			if (decision == null || !decision.isDecisionTable()) {
				throw Refusal.invalid(name, "replayKey", key);
			}
			return new TextTable(decision, DecisionTable.read(text), tables, configuration);
		}
		catch (ModelException | DmnEngineException ex) {
			throw Refusal.invalid(name, "replayTable", innermost(ex));
		}
	}

	private DefaultDmnEngineConfiguration configuration() {
		var engine = (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
		var own = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
		own.setFeelEngineFactory(engine.getDmnEngineConfiguration()::getFeelEngine);
		own.setEnableFeelLegacyBehavior(engine.isDmnFeelEnableLegacyBehavior());
		own.setReturnBlankTableOutputAsNull(engine.isDmnReturnBlankTableOutputAsNull());
		own.setScriptEngineResolver((language) -> null);
		own.setElProvider((expression) -> {
			throw new IllegalArgumentException("Only FEEL is evaluated here");
		});
		return own;
	}

	private static String innermost(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause.getMessage();
	}

}
