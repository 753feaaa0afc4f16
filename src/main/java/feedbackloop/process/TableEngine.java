package feedbackloop.process;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Evaluates decision tables from their texts, deployed or not: as the engine would, by
 * the very same FEEL, and without history. A text that wants to run anything else than
 * FEEL gets no answer.
 */
@Component
public class TableEngine {

	private final ProcessEngine engine;

	private volatile Configured configured;

	/**
	 * Reading by the schema is slow, and the same texts are asked again and again. What
	 * is kept gives way when memory is short.
	 */
	private final Map<Text, DmnDecision> read = new ConcurrentReferenceHashMap<>();

	/** Where the rules that match are noted while somebody wants to know them. */
	private final ThreadLocal<List<String>> matched = new ThreadLocal<>();

	TableEngine(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	/**
	 * The table of that key, or null if the text has none.
	 * @throws org.camunda.bpm.model.xml.ModelException or
	 * {@link org.camunda.bpm.dmn.engine.DmnEngineException} if it cannot be read
	 */
	public DmnDecision parse(String key, String text) {
		return this.read.computeIfAbsent(new Text(key, text), (any) -> configured().tables()
			.parseDecision(key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
	}

	/**
	 * The outputs of the one rule that matches, if any does.
	 * @throws org.camunda.bpm.dmn.engine.DmnEngineException if more rules match than may,
	 * or a cell cannot be evaluated
	 */
	public Optional<Map<String, Object>> evaluate(DmnDecision table, Map<String, Object> facts) {
		DmnDecisionResult result = configured().tables().evaluateDecision(table, facts);
		return result.isEmpty() ? Optional.empty() : Optional.of(result.getSingleResult().getEntryMap());
	}

	/**
	 * The one rule that matches, if any does.
	 * @throws org.camunda.bpm.dmn.engine.DmnEngineException if a cell cannot be evaluated
	 */
	Optional<Ruling> rule(DmnDecision table, Map<String, Object> facts) {
		List<String> matched = new ArrayList<>();
		this.matched.set(matched);
		try {
			return evaluate(table, facts).map((outputs) -> new Ruling(number(table, matched.get(0)), outputs));
		}
		finally {
			this.matched.remove();
		}
	}

	/**
	 * All rules that match, for a table that answers with several.
	 * @throws org.camunda.bpm.dmn.engine.DmnEngineException if more rules match than may,
	 * or a cell cannot be evaluated
	 */
	public List<Ruling> rulings(DmnDecision table, Map<String, Object> facts) {
		List<String> matched = new ArrayList<>();
		this.matched.set(matched);
		try {
			List<Map<String, Object>> answers = configured().tables().evaluateDecision(table, facts).getResultList();
			return IntStream.range(0, answers.size())
				.mapToObj((i) -> new Ruling(number(table, matched.get(i)), answers.get(i)))
				.toList();
		}
		finally {
			this.matched.remove();
		}
	}

	private static int number(DmnDecision table, String ruleId) {
		List<String> ids = ((DmnDecisionTableImpl) table.getDecisionLogic()).getRules()
			.stream()
			.map(DmnDecisionTableRuleImpl::getId)
			.toList();
		return ids.indexOf(ruleId) + 1;
	}

	private void noteMatched(DmnDecisionTableEvaluationEvent asked) {
		if (this.matched.get() != null) {
			asked.getMatchingRules().forEach((rule) -> this.matched.get().add(rule.getId()));
		}
	}

	/**
	 * How it evaluates, for those who look at single cells.
	 */
	public DefaultDmnEngineConfiguration configuration() {
		return configured().configuration();
	}

	private Configured configured() {
		if (this.configured == null) {
			var engine = (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
			var own = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
			own.setFeelEngineFactory(() -> engine.getDmnEngineConfiguration().getFeelEngine());
			own.setEnableFeelLegacyBehavior(engine.isDmnFeelEnableLegacyBehavior());
			own.setReturnBlankTableOutputAsNull(engine.isDmnReturnBlankTableOutputAsNull());
			own.setScriptEngineResolver((language) -> null);
			own.setElProvider((expression) -> {
				throw new IllegalArgumentException("Only FEEL is evaluated here");
			});
			own.getCustomPostDecisionTableEvaluationListeners().add(this::noteMatched);
			this.configured = new Configured(own, own.buildEngine());
		}
		return this.configured;
	}

	/**
	 * What a table says.
	 *
	 * @param rule its place in the table, from 1
	 */
	public record Ruling(int rule, Map<String, Object> outputs) {

	}

	private record Text(String key, String text) {

	}

	private record Configured(DefaultDmnEngineConfiguration configuration, DmnEngine tables) {

	}

}
