package feedbackloop.models.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.type.TypeReference;
import feedbackloop.feedback.Timeline;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWork.State;
import feedbackloop.longwork.LongWorks;
import feedbackloop.models.files.JsonColumn;
import feedbackloop.models.migrate.Migration.Step;
import feedbackloop.words.HouseTime;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each migration with what was done about it. Its trial is one piece of long work,
 * the move of its cases another; of each process only one goes on at a time.
 */
@Component
class MigrationStore {

	static final String KIND = "migration";

	private static final String READ = """
			select m.*, %s, %s from model_migration m join long_work trial on trial.id = m.trial_id
			left join long_work move on move.id = m.move_id
			""".formatted(LongWork.columns("trial"), LongWork.columns("move"));

	private final JdbcClient database;

	private final LongWorks works;

	private final JsonColumn json;

	private final HouseTime time;

	MigrationStore(JdbcClient database, LongWorks works, JsonColumn json, HouseTime time) {
		this.database = database;
		this.works = works;
		this.json = json;
		this.time = time;
	}

	/**
	 * Begins to try a migration, unless one of the same process is worked on. One that
	 * was paused stops.
	 * @param instances how many cases run on the old version
	 * @return its id, if it begins
	 */
	Optional<Long> begin(ProcessDefinition from, ProcessDefinition to, Map<String, String> plan, int instances,
			String userId) {
		this.database.sql("""
				select m.id from model_migration m join long_work move on move.id = m.move_id
				where m.process = :process and move.state = 'paused' for update of move
				""")
			.param("process", from.getKey())
			.query(Long.class)
			.list()
			.forEach((paused) -> change(paused, this.works::stop, "stopped", userId));
		Optional<Long> trial = this.works.begin(KIND, from.getKey(), userId, null, instances);
		return trial.map((work) -> {
			long id = this.database
				.sql("""
						insert into model_migration (process, from_version, to_version, from_definition, to_definition, plan, trial_id)
						values (:process, :fromVersion, :toVersion, :from, :to, cast(:plan as jsonb), :work) returning id
						""")
				.param("process", from.getKey())
				.param("fromVersion", from.getVersion())
				.param("toVersion", to.getVersion())
				.param("from", from.getId())
				.param("to", to.getId())
				.param("plan", this.json.write(plan))
				.param("work", work)
				.query(Long.class)
				.single();
			note(id, "asked", userId, null);
			return id;
		});
	}

	/**
	 * Begins to move the cases of a migration that was tried; the caller rolls back if
	 * not.
	 * @return whether it begins
	 */
	boolean start(Migration migration, String userId, String reason) {
		boolean started = migration.state().equals(Migration.TRIED)
				&& this.works.begin(KIND, migration.process(), userId, reason, migration.ready())
					.filter((work) -> this.database
						.sql("update model_migration set move_id = ? where id = ? and move_id is null")
						.params(work, migration.id())
						.update() == 1)
					.isPresent();
		if (started) {
			note(migration.id(), "started", userId, reason);
		}
		return started;
	}

	/**
	 * Lets the move wait.
	 * @return whether it was going on
	 */
	boolean pause(long id, String userId) {
		return change(id, this.works::pause, "paused", userId);
	}

	/**
	 * Lets the move go on.
	 * @return whether it was paused
	 */
	boolean resume(long id, String userId) {
		return change(id, this.works::resume, "resumed", userId);
	}

	private boolean change(long id, Predicate<Long> change, String what, String userId) {
		boolean changed = this.database.sql("select move_id from model_migration where id = ? and move_id is not null")
			.param(id)
			.query(Long.class)
			.optional()
			.filter(change)
			.isPresent();
		if (changed) {
			note(id, what, userId, null);
		}
		return changed;
	}

	/**
	 * The trial is over, or the last case is moved.
	 */
	void finished(Migration migration) {
		note(migration.id(), migration.isTrial() ? Migration.TRIED : Migration.MOVED, Timeline.SYSTEM, null);
	}

	/**
	 * The one whose cases this work tries or moves.
	 */
	Migration of(LongWork work) {
		return this.database.sql(READ + "where :work in (m.trial_id, m.move_id)")
			.param("work", work.id())
			.query(this::migration)
			.single();
	}

	Optional<Migration> find(long id) {
		return this.database.sql(READ + "where m.id = :id").param("id", id).query(this::migration).optional();
	}

	/**
	 * The latest first.
	 */
	List<Migration> latest(int page, int size) {
		return this.database.sql(READ + "order by m.id desc limit :size offset :skipped")
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
			.param("at", this.time.instant().atOffset(ZoneOffset.UTC))
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

	/** What failed could write nothing down: the long work alone knows it. */
	private List<Step> steps(long id, LongWork last) {
		List<Step> steps = new ArrayList<>(
				this.database.sql("select * from model_migration_step where migration_id = :id order by id")
					.param("id", id)
					.query((row, index) -> new Step(row.getString("what"), row.getString("who"),
							this.time.at(row, "at"), row.getString("reason"),
							this.json.read(row.getString("counts"), new TypeReference<>() {
							})))
					.list());
		if (last.state() == State.FAILED) {
			steps.add(new Step(Migration.FAILED, Timeline.SYSTEM, this.time.at(last.finishedAt()), null, counts(id)));
		}
		return steps;
	}

	private Migration migration(ResultSet row, int index) throws SQLException {
		long id = row.getLong("id");
		LongWork trial = LongWork.of(row, "trial");
		LongWork move = LongWork.of(row, "move");
		String state = (move != null) ? move.state(Migration.MOVING, Migration.MOVED)
				: trial.state(Migration.TRYING, Migration.TRIED);
		return new Migration(id, row.getString("process"), row.getInt("from_version"), row.getInt("to_version"),
				row.getString("from_definition"), row.getString("to_definition"), state,
				this.json.read(row.getString("plan"), new TypeReference<>() {
				}), steps(id, (move != null) ? move : trial), counts(id));
	}

}
