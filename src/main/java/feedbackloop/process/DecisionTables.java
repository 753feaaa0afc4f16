package feedbackloop.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import feedbackloop.notation.DecisionTable;
import feedbackloop.process.TableEngine.Ruling;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision tables that are live. Called inside a step of a process, the
 * evaluation stands in that process's history.
 */
@Component
public class DecisionTables {

	private final DecisionService decisions;

	private final ModelFiles files;

	private final TableEngine engine;

	private final JdbcClient database;

	private final TransactionBound<Map<String, String>> live = new TransactionBound<>(this::newest);

	/** The tables that are only looked up, as they are live. */
	private final Supplier<Map<String, DmnDecision>> lookedUp;

	DecisionTables(@Lazy DecisionService decisions, ModelFiles files, TableEngine engine, JdbcClient database) {
		this.decisions = decisions;
		this.files = files;
		this.engine = engine;
		this.lookedUp = files.kept(ConcurrentHashMap::new);
		this.database = database;
	}

	/**
	 * The outputs of the one rule that matches.
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Map<String, Object> evaluate(String key, Map<String, Object> facts) {
		return find(key, facts).orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
	}

	/**
	 * The outputs of the one rule that matches in a version of a table.
	 * @param definition the engine's definition
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Map<String, Object> evaluate(String key, String definition, Map<String, Object> facts) {
		return outputs(this.decisions.evaluateDecisionById(definition).variables(facts).evaluate())
			.orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
	}

	/**
	 * The engine's definitions of tables that are live, by the tables' keys. They are the
	 * same for all of a transaction.
	 */
	public Map<String, String> live() {
		return this.live.get();
	}

	private Map<String, String> newest() {
		Map<String, String> definitions = new HashMap<>();
		this.database.sql("""
				select distinct on (key_) key_, id_ from act_re_decision_def
				where tenant_id_ is null order by key_, version_ desc
				""").query((row, index) -> definitions.put(row.getString("key_"), row.getString("id_"))).list();
		return definitions;
	}

	/**
	 * The same by a live table that is only looked up: what it says stands elsewhere, so
	 * that the history of a process tells nothing of it.
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Map<String, Object> lookUp(String key, Map<String, Object> facts) {
		return lookUpIfAny(key, facts).orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
	}

	/**
	 * The same if the table has an answer.
	 */
	public Optional<Map<String, Object>> lookUpIfAny(String key, Map<String, Object> facts) {
		return this.engine.evaluate(lookedUp(key), facts);
	}

	/**
	 * Whether such a table is live, which models from before may not have.
	 */
	public boolean isThere(String key) {
		return this.files.list("processes", ".dmn").contains(DecisionTable.file(key));
	}

	/**
	 * The one rule that matches in a live table that is only looked up.
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Ruling rule(String key, Map<String, Object> facts) {
		return this.engine.rule(lookedUp(key), facts)
			.orElseThrow(() -> Refusal.invalid(key, "noRule", String.valueOf(facts)));
	}

	private DmnDecision lookedUp(String key) {
		return this.lookedUp.get().computeIfAbsent(key, (name) -> this.engine.parse(name, text(name)));
	}

	/**
	 * The outputs of the one rule that matches, if any does.
	 */
	public Optional<Map<String, Object>> find(String key, Map<String, Object> facts) {
		return outputs(this.decisions.evaluateDecisionById(live().get(key)).variables(facts).evaluate());
	}

	private static Optional<Map<String, Object>> outputs(DmnDecisionResult result) {
		return result.isEmpty() ? Optional.empty() : Optional.of(result.getSingleResult().getEntryMap());
	}

	/**
	 * The texts that an input of a live table declares.
	 */
	public List<String> inputValues(String key, String input) {
		return table(key).inputWords(input);
	}

	/**
	 * The texts that an output of a live table declares, in their order: where it is a
	 * ladder, from the top.
	 */
	public List<String> outputValues(String key, String output) {
		return table(key).outputWords(output);
	}

	/**
	 * The whole numbers that rules of a live table name in the cells of an input,
	 * ascending.
	 */
	public List<Integer> numbersNamed(String key, String input) {
		DecisionTable table = table(key);
		return table.input(input)
			.stream()
			.flatMap((column) -> table.rules().stream().map((rule) -> table.cell(rule, column)))
			.flatMap((cell) -> Arrays.stream(cell.split(",")))
			.map(String::strip)
			.filter((number) -> number.matches("\\d+"))
			.map(Integer::valueOf)
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * What a feature reads out of a live table as it is written, anew for each version.
	 */
	public <T> Supplier<T> kept(String key, Function<DecisionTable, T> read) {
		return this.files.kept(() -> read.apply(table(key)));
	}

	private DecisionTable table(String key) {
		return DecisionTable.read(text(key));
	}

	private String text(String key) {
		return this.files.read(DecisionTable.file(key));
	}

}
