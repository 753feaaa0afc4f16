package feedbackloop.models.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import feedbackloop.feedback.Timeline;
import feedbackloop.models.migrate.Migration.Step;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each migration with what was done about it and how far it has come.
 */
@Component
class Migrations {

	private final JdbcClient database;

	private final MigrationJson json;

	private final ZoneId zone;

	private final Clock clock;

	Migrations(JdbcClient database, MigrationJson json, @Value("${feedback-loop.zone}") ZoneId zone, Clock clock) {
		this.database = database;
		this.json = json;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * Begins to try a migration, unless one of the same process is worked on. One that
	 * was paused stops.
	 * @return its id, if it begins
	 */
	Optional<Long> begin(ProcessDefinition from, ProcessDefinition to, Map<String, String> plan, String userId) {
		this.database.sql("select id from model_migration where process = :process and state = 'paused' for update")
			.param("process", from.getKey())
			.query(Long.class)
			.list()
			.forEach((paused) -> move(paused, Migration.PAUSED, "stopped", "stopped", userId, null));
		Optional<Long> id = this.database
			.sql("""
					insert into model_migration (process, from_version, to_version, from_definition, to_definition, state, plan)
					values (:process, :fromVersion, :toVersion, :from, :to, 'trying', cast(:plan as jsonb))
					on conflict do nothing returning id
					""")
			.param("process", from.getKey())
			.param("fromVersion", from.getVersion())
			.param("toVersion", to.getVersion())
			.param("from", from.getId())
			.param("to", to.getId())
			.param("plan", this.json.write(plan))
			.query(Long.class)
			.optional();
		id.ifPresent((begun) -> note(begun, "asked", userId, null));
		return id;
	}

	/**
	 * Moves a migration from one state to another and notes the step.
	 * @return whether it was in that state
	 */
	boolean move(long id, String from, String to, String what, String userId, String reason) {
		boolean moved = this.database.sql("update model_migration set state = :to where id = :id and state = :from")
			.param("id", id)
			.param("from", from)
			.param("to", to)
			.update() == 1;
		if (moved) {
			note(id, what, userId, reason);
		}
		return moved;
	}

	/**
	 * The trial is over, or the last case is moved.
	 */
	void finish(Migration migration) {
		String to = migration.state().equals(Migration.TRYING) ? Migration.TRIED : Migration.MOVED;
		move(migration.id(), migration.state(), to, to, Timeline.SYSTEM, null);
	}

	/**
	 * What is to be worked on, for this transaction alone, unless another node is at it.
	 */
	Optional<Migration> next() {
		return this.database.sql("""
				select * from model_migration where state in ('trying', 'moving') order by id limit 1
				for update skip locked
				""").query(this::migration).optional();
	}

	Optional<Migration> find(long id) {
		return this.database.sql("select * from model_migration where id = :id")
			.param("id", id)
			.query(this::migration)
			.optional();
	}

	/**
	 * The latest first.
	 */
	List<Migration> latest(int page, int size) {
		return this.database.sql("select * from model_migration order by id desc limit :size offset :skipped")
			.param("size", size)
			.param("skipped", (long) page * size)
			.query(this::migration)
			.list();
	}

	private void note(long id, String what, String userId, String reason) {
		this.database.sql("""
				insert into model_migration_step (migration_id, what, who, at, reason, counts)
				values (:id, :what, :who, :at, :reason, cast(:counts as jsonb))
				""")
			.param("id", id)
			.param("what", what)
			.param("who", userId)
			.param("at", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("reason", reason)
			.param("counts", this.json.write(counts(id)))
			.update();
	}

	private Map<String, Integer> counts(long id) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		this.database
			.sql("select outcome, count(*) as cases from migrated_instance where migration_id = :id group by outcome")
			.param("id", id)
			.query((row) -> {
				counts.put(row.getString("outcome"), row.getInt("cases"));
			});
		return counts;
	}

	private List<Step> steps(long id) {
		return this.database.sql("select * from model_migration_step where migration_id = :id order by id")
			.param("id", id)
			.query((row, index) -> new Step(row.getString("what"), row.getString("who"),
					row.getObject("at", OffsetDateTime.class).atZoneSameInstant(this.zone).toOffsetDateTime(),
					row.getString("reason"), this.json.read(row.getString("counts"), new TypeReference<>() {
					})))
			.list();
	}

	private Migration migration(ResultSet row, int index) throws SQLException {
		long id = row.getLong("id");
		return new Migration(id, row.getString("process"), row.getInt("from_version"), row.getInt("to_version"),
				row.getString("from_definition"), row.getString("to_definition"), row.getString("state"),
				this.json.read(row.getString("plan"), new TypeReference<>() {
				}), steps(id), counts(id));
	}

}
