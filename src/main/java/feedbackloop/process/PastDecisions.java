package feedbackloop.process;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.process.PastDecision.Answer;
import feedbackloop.process.PastDecision.Matched;
import feedbackloop.process.PastDecision.Value;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which rule of which version of which table decided, and which version of which process
 * ran. One statement answers for all processes of a case, which the engine would be asked
 * for one by one.
 */
@Component
public class PastDecisions {

	private static final int MOST = 2000;

	private static final String MADE = """
			select made.*, run.business_key_, d.resource_name_, coalesce(v.version, d.version_, 0) as version,
			  (select array_agg(distinct matched.rule_id_) from act_hi_dec_out matched
			   where matched.dec_inst_id_ = made.id_ and matched.rule_id_ is not null) as rules
			from act_hi_procinst run join act_hi_decinst made on made.proc_inst_id_ = run.proc_inst_id_
			left join act_re_decision_def d on d.id_ = made.dec_def_id_
			left join model_version v on v.definition_id = made.dec_def_id_
			where %s order by made.eval_time_ desc, made.id_ desc limit :most""";

	/** The rules of each version of a table, which never changes. */
	private final Map<String, List<Matched>> tables = new ConcurrentHashMap<>();

	private final JdbcClient database;

	private final HistoryService history;

	private final TableVersions versions;

	private final AsSystem asSystem;

	PastDecisions(JdbcClient database, @Lazy HistoryService history, TableVersions versions, AsSystem asSystem) {
		this.database = database;
		this.history = history;
		this.versions = versions;
		this.asSystem = asSystem;
	}

	/**
	 * What was decided in the processes of these business keys, in order.
	 */
	public List<PastDecision> of(Collection<String> businessKeys) {
		return made("run.business_key_ = any(:which)", businessKeys.toArray(String[]::new));
	}

	/**
	 * What was decided in a process instance, in order.
	 */
	public List<PastDecision> in(String instanceId) {
		return made("run.id_ = :which", instanceId);
	}

	/**
	 * The processes of these business keys, in the order in which they began.
	 */
	public List<PastRun> runs(Collection<String> businessKeys) {
		return this.database.sql("""
				select run.business_key_, run.start_time_, d.id_, d.name_, d.resource_name_,
				  coalesce(v.version, d.version_) as version
				from act_hi_procinst run join act_re_procdef d on d.id_ = run.proc_def_id_
				left join model_version v on v.definition_id = run.proc_def_id_
				where run.business_key_ = any(:keys) order by run.start_time_, run.id_ limit :most""")
			.param("keys", businessKeys.toArray(String[]::new))
			.param("most", MOST)
			.query((row, index) -> new PastRun(row.getString("business_key_"), row.getString("name_"),
					row.getString("resource_name_"), row.getString("id_"), row.getInt("version"),
					at(row, "start_time_")))
			.list();
	}

	/**
	 * What was asked and answered in these decisions, by the id of the decision. Only the
	 * engine knows how it keeps a value.
	 */
	public Map<String, Answer> answers(Collection<PastDecision> decisions) {
		String[] ids = decisions.stream().map(PastDecision::id).toArray(String[]::new);
		return (ids.length == 0) ? Map.of()
				: this.asSystem
					.call(() -> this.history.createHistoricDecisionInstanceQuery()
						.decisionInstanceIdIn(ids)
						.includeInputs()
						.includeOutputs()
						.list())
					.stream()
					.collect(Collectors.toMap(HistoricDecisionInstance::getId, PastDecisions::answer));
	}

	/**
	 * The numbers that a table answered last in the processes of that business key, by
	 * their names. Empty if it was never asked, or its history has been cleaned up.
	 */
	public Map<String, Object> lastNumbers(String businessKey, String decisionKey) {
		Map<String, Object> numbers = new TreeMap<>();
		this.database.sql("""
				select answer.var_name_, coalesce(cast(answer.double_ as numeric), answer.long_) as number
				from act_hi_dec_out answer where answer.dec_inst_id_ = (
				  select made.id_ from act_hi_procinst run
				  join act_hi_decinst made on made.proc_inst_id_ = run.proc_inst_id_
				  where run.business_key_ = :key and made.dec_def_key_ = :table
				  order by made.eval_time_ desc, made.id_ desc limit 1)""")
			.param("key", businessKey)
			.param("table", decisionKey)
			.query((row) -> {
				numbers.put(row.getString("var_name_"), row.getBigDecimal("number"));
			});
		return numbers;
	}

	private List<PastDecision> made(String condition, Object which) {
		List<PastDecision> latestFirst = this.database.sql(MADE.formatted(condition))
			.param("which", which)
			.param("most", MOST)
			.query((row, index) -> numbered(decision(row)))
			.list();
		Collections.reverse(latestFirst);
		return latestFirst;
	}

	private PastDecision decision(ResultSet row) throws SQLException {
		return new PastDecision(row.getString("id_"), at(row, "eval_time_"), row.getString("business_key_"),
				row.getString("act_id_"), row.getString("act_inst_id_"), row.getString("dec_def_key_"),
				row.getString("dec_def_name_"), row.getString("resource_name_"), row.getString("dec_def_id_"),
				row.getInt("version"), ids(row.getArray("rules")));
	}

	private static List<Matched> ids(Array rules) throws SQLException {
		return (rules == null) ? List.of()
				: Stream.of((String[]) rules.getArray()).map((id) -> new Matched(id, 0, null)).toList();
	}

	/** The engine keeps the ids of rules, and people count them. */
	private PastDecision numbered(PastDecision made) {
		List<Matched> table = (made.file() == null) ? List.of()
				: this.tables.computeIfAbsent(made.definitionId(), this::rules);
		List<Matched> rules = made.rules()
			.stream()
			.map((matched) -> table.stream()
				.filter((rule) -> rule.id().equals(matched.id()))
				.findFirst()
				.orElse(matched))
			.sorted(Comparator.comparing(Matched::number))
			.toList();
		return new PastDecision(made.id(), made.at(), made.of(), made.activityId(), made.activityInstanceId(),
				made.key(), made.name(), made.file(), made.definitionId(), made.version(), rules);
	}

	private List<Matched> rules(String definitionId) {
		return this.versions.read(definitionId)
			.rules()
			.stream()
			.map((rule) -> new Matched(rule.id(), rule.number(),
					Blank.is(rule.description()) ? null : rule.description()))
			.toList();
	}

	private static Answer answer(HistoricDecisionInstance decision) {
		return new Answer(
				decision.getInputs()
					.stream()
					.map((input) -> new Value(input.getClauseId(), input.getClauseName(), null, input.getValue()))
					.toList(),
				decision.getOutputs()
					.stream()
					.map((output) -> new Value(output.getClauseId(), output.getClauseName(), output.getVariableName(),
							output.getValue()))
					.toList());
	}

	/** The engine keeps times of the application's zone, without an offset. */
	private static Instant at(ResultSet row, String column) throws SQLException {
		return row.getTimestamp(column).toInstant();
	}

}
