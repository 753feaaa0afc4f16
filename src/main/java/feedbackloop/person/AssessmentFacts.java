package feedbackloop.person;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import feedbackloop.process.DecisionTables;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an impact assessment counts: how many people, what waits, and which versions of
 * the rules are live.
 */
@Component
class AssessmentFacts {

	private static final String REACHABLE = """
			length(c.data_key) > 0 and (c.name_sealed is not null or c.phone_sealed is not null
			or c.email_sealed is not null)""";

	private final DecisionTables tables;

	private final JdbcClient database;

	private final HouseTime time;

	AssessmentFacts(DecisionTables tables, JdbcClient database, HouseTime time) {
		this.tables = tables;
		this.database = database;
		this.time = time;
	}

	/** Of the live table of that key. */
	Optional<Version> version(String table) {
		return Optional.ofNullable(this.tables.live().get(table))
			.flatMap((definition) -> this.database.sql("""
					select d.version_, e.deploy_time_ from act_re_decision_def d
					join act_re_deployment e on e.id_ = d.deployment_id_ where d.id_ = ?""")
				.param(definition)
				.query((row, index) -> new Version(row.getInt(1), this.time.at(row.getTimestamp(2))))
				.optional());
	}

	/** How many people and cases, by keys of sentences. */
	Map<String, Integer> scale() {
		return counts("""
				select count(*) filter (where length(c.data_key) > 0) as kept,
				  count(*) filter (where %s) as reachable,
				  count(*) filter (where length(c.data_key) = 0) as erased,
				  (select count(*) from feedback f where f.sensitive) as sensitive
				from contact c""".formatted(REACHABLE), "kept", "reachable", "sensitive", "erased");
	}

	/** What is to be looked at, by keys of sentences. */
	Map<String, Integer> open() {
		return counts("""
				select
				  (select count(*) from contact c join feedback f on f.contact_id = c.id
				    where c.withheld and f.closed_at is null) as checks,
				  (select count(*) from legal_hold where lifted_at is null) as holds,
				  (select count(*) from contact c join feedback f on f.contact_id = c.id where %s
				    and not exists (select from consent n where n.feedback_number = f.number and n.withdrawn_at is null)
				  ) as consents""".formatted(REACHABLE), "checks", "holds", "consents");
	}

	private Map<String, Integer> counts(String sql, String... names) {
		return this.database.sql(sql).query((row, index) -> {
			Map<String, Integer> counts = new LinkedHashMap<>();
			for (String name : names) {
				counts.put(name, row.getInt(name));
			}
			return counts;
		}).single();
	}

	/**
	 * Of a table of rules.
	 */
	record Version(int number, OffsetDateTime liveSince) {

	}

}
