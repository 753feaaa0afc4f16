package feedbackloop.longwork;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Database;
import org.assertj.core.groups.Tuple;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Long work that was asked for before it had a table of its own is kept, and what was
 * going on goes on.
 */
class EarlierWorkTest {

	private static JdbcClient database;

	@BeforeAll
	static void takeOver() {
		DriverManagerDataSource source = new DriverManagerDataSource(Database.empty(), "postgres", "");
		database = JdbcClient.create(source);
		Flyway.configure().dataSource(source).target("28").load().migrate();
		replays();
		ruleChanges();
		migrations();
		Flyway.configure().dataSource(source).load().migrate();
	}

	private static void replays() {
		database
			.sql("""
					insert into replay (state, asked_by, asked_at, first_day, cases, total, done, beat_at, finished_at, summary) values
					('finished', 'owner', '2026-11-01T08:00Z', '2026-01-01', 'all', 7, 7, now(), '2026-11-01T08:01Z', '{"regraded": 3}'),
					('running', 'owner2', '2026-11-02T08:00Z', null, 'open', 9, 4, now(), null, null),
					('waiting', 'owner', '2026-11-03T08:00Z', null, 'ended', 0, 0, null, null, null),
					('cancelled', 'owner', '2026-11-04T08:00Z', null, 'all', 7, 2, now(), '2026-11-04T08:01Z', null),
					('stopped', 'owner', '2026-11-05T08:00Z', null, 'all', 7, 2, now(), '2026-11-05T08:03Z', null),
					('failed', 'owner', '2026-11-06T08:00Z', null, 'all', 7, 2, now(), '2026-11-06T08:01Z', null)
					""")
			.update();
		database.sql("insert into replay_file values (1, 'processes/grade.dmn', '<a/>')").update();
	}

	private static void ruleChanges() {
		database
			.sql("""
					insert into recomputation (rules, state, asked_by, asked_at, reason, applied_by, applied_at, finished_at, total,
					  done, position, failed) values
					('1', 'applied', 'owner', '2026-11-01T08:00Z', '放假', 'manager', '2026-11-01T09:00Z', '2026-11-01T09:01Z', 5, 4,
					  'FB-5', '{FB-3}'),
					('2', 'stopped', 'system', '2026-11-02T08:00Z', null, null, null, '2026-11-02T08:01Z', 5, 2, 'FB-2', '{}'),
					('3', 'stopped', 'owner', '2026-11-03T08:00Z', '调休', 'owner2', '2026-11-03T09:00Z', '2026-11-03T09:01Z', 5, 2,
					  'FB-2', '{}'),
					('4', 'previewed', 'owner', '2026-11-04T08:00Z', null, null, null, '2026-11-04T08:01Z', 5, 5, 'FB-5', '{}'),
					('5', 'applying', 'owner', '2026-11-05T08:00Z', '时限', 'owner2', '2026-11-05T09:00Z', null, 6, 2, 'FB-2', '{}')
					""")
			.update();
	}

	private static void migrations() {
		for (Map.Entry<String, String> one : Map
			.of("a", "trying", "b", "tried", "c", "moving", "d", "paused", "e", "moved", "f", "stopped")
			.entrySet()) {
			database
				.sql("""
						insert into model_migration (process, from_version, to_version, from_definition, to_definition, state, plan)
						values (?, 1, 2, 'from', 'to', ?, '{}')
						""")
				.params(one.getKey(), one.getValue())
				.update();
		}
		database
			.sql("""
					insert into model_migration_step (migration_id, what, who, at, reason)
					select id, what, who, '2026-11-01T08:00Z', case what when 'started' then '多一次复核' end
					from model_migration, (values (1, 'asked', 'owner'), (2, 'tried', 'system'), (3, 'started', 'owner2'),
					  (4, 'paused', 'owner'), (5, 'stopped', 'owner')) as step (place, what, who)
					where place <= case state when 'trying' then 1 when 'tried' then 2 when 'paused' then 4 when 'stopped' then 5
					  else 3 end
					order by id, place
					""")
			.update();
		database.sql("""
				insert into migrated_instance (migration_id, instance_id, business_key, outcome)
				select id, outcome, outcome, outcome from model_migration,
				  unnest(array['waiting', 'ready', 'stays', 'moved']) as outcome
				""").update();
	}

	@Test
	void replaysAreKeptAndOneThatRanBeginsAnew() {
		assertThat(database
			.sql("""
					select r.id, w.kind, w.state, w.asked_by, w.total, w.done from replay r join long_work w on w.id = r.work_id
					order by r.id
					""")
			.query(EarlierWorkTest::values)
			.list()).containsExactly(tuple(1L, "replay", "finished", "owner", 7, 7),
					tuple(2L, "replay", "waiting", "owner2", 9, 0), tuple(3L, "replay", "waiting", "owner", 0, 0),
					tuple(4L, "replay", "cancelled", "owner", 7, 2), tuple(5L, "replay", "stopped", "owner", 7, 2),
					tuple(6L, "replay", "failed", "owner", 7, 2));
		assertThat(database.sql("select count(*) from replay where summary is not null").query(Long.class).single())
			.isOne();
		assertThat(database.sql("select text from replay_file where replay_id = 1 and edited")
			.query(String.class)
			.single()).isEqualTo("<a/>");
	}

	@Test
	void changedDeadlinesAreKeptAndOneThatWasBeingAppliedGoesOn() {
		assertThat(database
			.sql("""
					select c.rules, p.state, p.asked_by, a.state, a.asked_by, a.reason, a.position, a.done
					from recomputation c join long_work p on p.id = c.preview_id left join long_work a on a.id = c.application_id
					order by c.rules
					""")
			.query(EarlierWorkTest::values)
			.list()).containsExactly(tuple("1", "finished", "owner", "finished", "manager", "放假", "FB-5", 4),
					tuple("2", "stopped", "system", null, null, null, null, null),
					tuple("3", "finished", "owner", "stopped", "owner2", "调休", "FB-2", 2),
					tuple("4", "finished", "owner", null, null, null, null, null),
					tuple("5", "finished", "owner", "running", "owner2", "时限", "FB-2", 2));
		assertThat(database.sql("select array_to_string(failed, ',') from recomputation where rules = '1'")
			.query(String.class)
			.single()).isEqualTo("FB-3");
	}

	@Test
	void migrationsAreKeptAndThoseThatWereGoingOnGoOn() {
		assertThat(database
			.sql("""
					select m.process, t.state as trial, t.asked_by, v.state, coalesce(v.reason, '') as reason, v.total, v.done
					from model_migration m join long_work t on t.id = m.trial_id left join long_work v on v.id = m.move_id
					order by m.process
					""")
			.query(EarlierWorkTest::values)
			.list()).containsExactly(tuple("a", "running", "owner", null, "", null, null),
					tuple("b", "finished", "owner", null, "", null, null),
					tuple("c", "finished", "owner", "running", "多一次复核", 4, 2),
					tuple("d", "finished", "owner", "paused", "多一次复核", 4, 2),
					tuple("e", "finished", "owner", "finished", "多一次复核", 4, 2),
					tuple("f", "finished", "owner", "stopped", "多一次复核", 4, 2));
	}

	@Test
	void whatIsOpenKeepsItsPlace() {
		assertThat(database
			.sql("""
					select kind, subject from long_work where state in ('waiting', 'running', 'paused') and subject is not null
					order by kind, subject
					""")
			.query((row, index) -> row.getString(1) + " " + row.getString(2))
			.list()).containsExactly("migration a", "migration c", "migration d", "ruleChange deadlines");
	}

	private static Tuple values(ResultSet row, int index) throws SQLException {
		List<Object> values = new ArrayList<>();
		for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
			values.add(row.getObject(column));
		}
		return tuple(values.toArray());
	}

}
