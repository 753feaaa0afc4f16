package feedbackloop.models.migrate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import feedbackloop.models.files.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps how each case stands in each migration.
 */
@Component
class MigratedInstances {

	private final JdbcClient database;

	private final JsonColumn json;

	MigratedInstances(JdbcClient database, JsonColumn json) {
		this.database = database;
		this.json = json;
	}

	/**
	 * How many run on that version now.
	 */
	int running(String definitionId) {
		return this.database.sql("select count(*) from act_ru_execution where proc_def_id_ = ? and parent_id_ is null")
			.param(definitionId)
			.query(Integer.class)
			.single();
	}

	/**
	 * Takes in what runs on that version now.
	 */
	void add(long migration, String definitionId) {
		this.database.sql("""
				insert into migrated_instance (migration_id, instance_id, business_key, outcome)
				select :migration, id_, coalesce(business_key_, ''), 'waiting' from act_ru_execution
				where proc_def_id_ = :definition and parent_id_ is null
				""").param("migration", migration).param("definition", definitionId).update();
	}

	/**
	 * The next with that outcome, by number.
	 * @param except those that are left out
	 */
	List<MigratedInstance> next(long migration, MoveState outcome, Collection<String> except, int most) {
		return this.database.sql("""
				select * from migrated_instance
				where migration_id = :migration and outcome = :outcome and instance_id <> all(:except)
				order by business_key, instance_id limit :most
				""")
			.param("migration", migration)
			.param("outcome", outcome.key())
			.param("except", except.toArray(String[]::new))
			.param("most", most)
			.query(this::instance)
			.list();
	}

	void store(long migration, MigratedInstance instance) {
		this.database.sql("""
				update migrated_instance set outcome = :outcome, reason = cast(:reason as jsonb),
				  changes = cast(:changes as jsonb)
				where migration_id = :migration and instance_id = :instance
				""")
			.param("migration", migration)
			.param("instance", instance.instanceId())
			.param("outcome", instance.outcome().key())
			.param("reason", this.json.write(instance.reason()))
			.param("changes", this.json.write(instance.changes()))
			.update();
	}

	/**
	 * A page of them, by number.
	 * @param outcome null for all
	 * @param reader to whom a complaint about him is not shown
	 */
	List<MigratedInstance> page(long migration, MoveState outcome, String reader, int page, int size) {
		return this.database.sql("""
				select * from migrated_instance i
				where migration_id = :migration and (cast(:outcome as varchar) is null or outcome = :outcome)
				  and not exists (select from hidden_from(:reader) h where h.number = i.business_key)
				order by business_key, instance_id limit :size offset :skipped
				""")
			.param("migration", migration)
			.param("outcome", (outcome != null) ? outcome.key() : null)
			.param("reader", reader)
			.param("size", size)
			.param("skipped", (long) page * size)
			.query(this::instance)
			.list();
	}

	private MigratedInstance instance(ResultSet row, int index) throws SQLException {
		return new MigratedInstance(row.getString("instance_id"), row.getString("business_key"),
				MoveState.of(row.getString("outcome")), this.json.read(row.getString("reason"), new TypeReference<>() {
				}), this.json.read(row.getString("changes"), new TypeReference<>() {
				}));
	}

}
