package feedbackloop.models.pages;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Cases;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.process.BusinessKey;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says on the case page which version of which process the case ran on, and which rule of
 * which version of a table decided what.
 */
@Component
@Order(95)
class DecidedByPart implements CasePart {

	private static final int MOST_DECISIONS = 60;

	private final JdbcClient database;

	private final Cases cases;

	private final ZoneId zone;

	DecidedByPart(JdbcClient database, Cases cases, Clock clock) {
		this.database = database;
		this.cases = cases;
		this.zone = clock.getZone();
	}

	@Override
	public String name() {
		return "decided-by";
	}

	@Override
	public DecidedBy of(String number, String userId) {
		String improvement = this.cases.get(number).improvementNumber();
		return new DecidedBy(processes(number, improvement), decisions(number, improvement));
	}

	private List<Run> processes(String number, String improvement) {
		return this.database.sql("""
				select run.business_key_, run.start_time_, d.name_, d.resource_name_, coalesce(v.version, d.version_)
				  as version
				from act_hi_procinst run join act_re_procdef d on d.id_ = run.proc_def_id_
				left join model_version v on v.definition_id = run.proc_def_id_
				where run.business_key_ in (:number, :improvement) or run.business_key_ like :measures
				order by run.start_time_""")
			.param("number", number)
			.param("improvement", improvement)
			.param("measures", measures(improvement))
			.query((row, index) -> new Run(row.getString("business_key_"), row.getString("name_"),
					row.getString("resource_name_"), row.getInt("version"),
					at(row.getObject("start_time_", LocalDateTime.class))))
			.list();
	}

	private List<Decision> decisions(String number, String improvement) {
		List<Decision> decisions = this.database.sql("""
				select run.business_key_, made.eval_time_, made.dec_def_id_, d.name_, d.resource_name_,
				  coalesce(v.version, d.version_) as version,
				  (select string_agg(distinct rule.rule_id_, ' ') from act_hi_dec_out rule
				   where rule.dec_inst_id_ = made.id_) as rules
				from act_hi_procinst run join act_hi_decinst made on made.proc_inst_id_ = run.proc_inst_id_
				join act_re_decision_def d on d.id_ = made.dec_def_id_
				left join model_version v on v.definition_id = made.dec_def_id_
				where run.business_key_ in (:number, :improvement) or run.business_key_ like :measures
				order by made.eval_time_ desc, made.id_ limit :most""")
			.param("number", number)
			.param("improvement", improvement)
			.param("measures", measures(improvement))
			.param("most", MOST_DECISIONS)
			.query((row, index) -> new Decision(row.getString("business_key_"), row.getString("dec_def_id_"),
					row.getString("name_"), row.getString("resource_name_"), row.getInt("version"),
					row.getString("rules"), at(row.getObject("eval_time_", LocalDateTime.class))))
			.list();
		Map<String, List<String>> rules = rules(decisions.stream().map(Decision::definition).distinct().toList());
		return decisions.stream()
			.map((decision) -> decision.numbered(rules.getOrDefault(decision.definition(), List.of())))
			.toList();
	}

	/** The ids of the rules of each table, in its order: the engine keeps no numbers. */
	private Map<String, List<String>> rules(List<String> definitions) {
		Map<String, List<String>> rules = new HashMap<>();
		if (!definitions.isEmpty()) {
			this.database.sql("select definition_id, text from model_version where definition_id in (:definitions)")
				.param("definitions", definitions)
				.query((row) -> {
					rules.put(row.getString("definition_id"),
							DecisionTable.read(row.getString("text")).rules().stream().map(Rule::id).toList());
				});
		}
		return rules;
	}

	private static String measures(String improvement) {
		return (improvement != null) ? BusinessKey.measuresOf(improvement) : "";
	}

	private OffsetDateTime at(LocalDateTime time) {
		return time.atZone(this.zone).toOffsetDateTime();
	}

	/**
	 * What the case ran on and what decided.
	 *
	 * @param decisions the latest first
	 */
	record DecidedBy(List<Run> processes, List<Decision> decisions) {

	}

	/**
	 * A process of the case, its improvement or a measure.
	 *
	 * @param of number of the case, the improvement or the measure
	 * @param file the model's file
	 */
	record Run(String of, String name, String file, int version, OffsetDateTime at) {

	}

	/**
	 * A table that was asked.
	 *
	 * @param definition the engine's id of that version of the table
	 * @param rules the numbers of those that matched, null when none did
	 */
	record Decision(String of, String definition, String name, String file, int version, String rules,
			OffsetDateTime at) {

		/** With the numbers of its rules instead of their ids, where they are known. */
		private Decision numbered(List<String> ids) {
			if (this.rules == null) {
				return this;
			}
			String numbers = Stream.of(this.rules.split(" "))
				.map((id) -> ids.contains(id) ? String.valueOf(ids.indexOf(id) + 1) : id)
				.collect(Collectors.joining(", "));
			return new Decision(this.of, this.definition, this.name, this.file, this.version, numbers, this.at);
		}

	}

}
