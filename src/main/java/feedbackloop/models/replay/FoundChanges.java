package feedbackloop.models.replay;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import feedbackloop.deadlines.WhatIfDeadlines.Due;
import feedbackloop.grading.Priority;
import feedbackloop.grading.Priority.Grade;
import feedbackloop.grading.Priority.Route;
import feedbackloop.models.files.JsonColumn;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps which cases and deadlines each replay would change. A complaint about a person is
 * not shown to that person.
 */
@Component
class FoundChanges {

	private static final String SHOWN = """
			r.replay_id = :replay and r.number > :after
			  and not exists (select from hidden_from(:reader) h where h.number = r.number)
			""";

	private final JdbcClient database;

	private final JsonColumn json;

	private final HouseTime time;

	FoundChanges(JdbcClient database, JsonColumn json, HouseTime time) {
		this.database = database;
		this.json = json;
		this.time = time;
	}

	/**
	 * Adds cases, all in one statement.
	 */
	void addCases(long replay, List<FoundCase> cases) {
		this.database
			.sql("""
					insert into replay_case (replay_id, number, grading_id, affected, score, grade, reason, path, team, lead,
					  problem)
					select :replay, number, grading, affected, score, grade, reason, path, team, lead, problem
					from jsonb_to_recordset(cast(:rows as jsonb)) as r (number varchar, grading bigint, affected smallint,
					  score numeric, grade varchar, reason varchar, path varchar, team varchar, lead varchar, problem varchar)
					""")
			.param("replay", replay)
			.param("rows", this.json.write(cases))
			.update();
	}

	/**
	 * Adds deadlines, all in one statement.
	 */
	void addDeadlines(long replay, List<FoundDeadline> deadlines) {
		this.database.sql("""
				insert into replay_clock (replay_id, number, stage, due_before, due_after, effect)
				select :replay, number, stage, "dueBefore", "dueAfter", effect
				from jsonb_to_recordset(cast(:rows as jsonb)) as r (number varchar, stage varchar,
				  "dueBefore" timestamptz, "dueAfter" timestamptz, effect varchar)
				""").param("replay", replay).param("rows", this.json.write(deadlines)).update();
	}

	/**
	 * The cases that would change, in the order of their numbers.
	 * @param before the grade they have, null for any
	 * @param after the grade they would have, {@code none} for no answer, null for any
	 * @param reader to whom a complaint about him is not shown
	 * @param position the last number that was shown
	 */
	List<ChangedCase> cases(long replay, String before, String after, String reader, String position, int most) {
		return this.database.sql("""
				select r.*, g.affected as old_affected, g.score as old_score, g.grade as old_grade,
				  g.reason as old_reason, g.path as old_path, g.team as old_team, g.lead as old_lead
				from replay_case r join grading g on g.id = r.grading_id
				where %s
				  and (cast(:before as varchar) is null or g.grade = :before)
				  and (cast(:later as varchar) is null or coalesce(r.grade, 'none') = :later)
				order by r.number limit :most
				""".formatted(SHOWN))
			.param("replay", replay)
			.param("before", before)
			.param("later", after)
			.param("reader", reader)
			.param("after", position)
			.param("most", most)
			.query((row, index) -> new ChangedCase(row.getString("number"), state(row, "old_"), state(row, ""),
					row.getString("problem")))
			.list();
	}

	/**
	 * The deadlines that would move, in the order of the cases' numbers.
	 * @param effect null for any
	 * @param reader to whom a complaint about him is not shown
	 * @param position the last number that was shown; of a case all deadlines are shown
	 * together
	 */
	List<MovedDeadline> deadlines(long replay, String effect, String reader, String position, int most) {
		return this.database.sql("""
				select r.* from replay_clock r
				where %s and (cast(:effect as varchar) is null or r.effect = :effect)
				order by r.number fetch first :most rows with ties
				""".formatted(SHOWN))
			.param("replay", replay)
			.param("effect", effect)
			.param("reader", reader)
			.param("after", position)
			.param("most", most)
			.query((row, index) -> new MovedDeadline(row.getString("number"), row.getString("stage"),
					this.time.at(row, "due_before"), this.time.at(row, "due_after"), row.getString("effect")))
			.list();
	}

	private static ChangedCase.State state(ResultSet row, String prefix) throws SQLException {
		BigDecimal score = row.getBigDecimal(prefix + "score");
		return (score == null) ? null
				: new ChangedCase.State(row.getInt(prefix + "affected"), Priority.decimal(score),
						row.getString(prefix + "grade"), row.getString(prefix + "reason"),
						row.getString(prefix + "path"), row.getString(prefix + "team"), row.getString(prefix + "lead"));
	}

	/**
	 * A case that would change, as it is written.
	 */
	record FoundCase(String number, long grading, Integer affected, BigDecimal score, String grade, String reason,
			String path, String team, String lead, String problem) {

		static FoundCase of(PastCase past, NewGrading outcome) {
			Grade grade = outcome.grade();
			Route route = outcome.route();
			return (grade == null)
					? new FoundCase(past.number(), past.grading(), null, null, null, null, null, null, null,
							outcome.problem())
					: new FoundCase(past.number(), past.grading(), grade.affected(), grade.score(), grade.name(),
							grade.reason(), route.path(), route.team(), route.lead(), null);
		}

	}

	/**
	 * A deadline that would move, as it is written.
	 */
	record FoundDeadline(String number, String stage, OffsetDateTime dueBefore, OffsetDateTime dueAfter,
			String effect) {

		static FoundDeadline of(Due due, String effect) {
			return new FoundDeadline(due.number(), due.stage(), due.before().atOffset(ZoneOffset.UTC),
					due.after().atOffset(ZoneOffset.UTC), effect);
		}

	}

}
