package feedbackloop.figures;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works out anew what the figures count of cases that changed. Triggers write each change
 * down with the change itself, so that none is missed, whatever made it. One node at a
 * time does it.
 */
@Component
class FactsRound {

	private static final long LOCK = 0x66_69_67_75_72_65_73L;

	/** These, what they were merged into, and what was merged into them. */
	private static final String CONCERNED = """
			with recursive changed (number) as (
			  select number from feedback where number = any(:numbers) or improvement_number = any(:numbers)),
			up (number, original_number) as (
			  select f.number, f.original_number from changed join feedback f on f.number = changed.number
			  union
			  select o.number, o.original_number from up join feedback o on o.number = up.original_number),
			down (number) as (
			  select number from changed
			  union
			  select d.number from down join feedback d on d.original_number = down.number)
			select number from up union select number from down
			""";

	private final JdbcClient database;

	private final NamedParameterJdbcTemplate batches;

	private final CaseFacts facts;

	FactsRound(JdbcClient database, NamedParameterJdbcTemplate batches, CaseFacts facts) {
		this.database = database;
		this.batches = batches;
		this.facts = facts;
	}

	/**
	 * Takes the next changes.
	 * @return how many were taken; fewer than that many when there are no more
	 */
	@Transactional
	public int take(int most) {
		boolean first = this.database.sql("select pg_try_advisory_xact_lock(:lock)")
			.param("lock", LOCK)
			.query(Boolean.class)
			.single();
		if (!first) {
			return 0;
		}
		List<String> taken = this.database.sql("""
				delete from figure_change where id in (select id from figure_change order by id limit :most)
				returning number""").param("most", most).query(String.class).list();
		if (!taken.isEmpty()) {
			keep(taken);
		}
		return taken.size();
	}

	private void keep(List<String> changed) {
		this.database.sql("""
				delete from case_figures c where number = any(:numbers)
				and not exists (select from feedback f where f.number = c.number)""")
			.param("numbers", changed.toArray(String[]::new))
			.update();
		write(this.facts.of(concerned(changed)));
	}

	private List<String> concerned(List<String> changed) {
		return this.database.sql(CONCERNED).param("numbers", changed.toArray(String[]::new)).query(String.class).list();
	}

	/**
	 * The numbers of the cases that changed and are still to be worked out.
	 */
	List<String> waiting() {
		List<String> changed = this.database.sql("select distinct number from figure_change")
			.query(String.class)
			.list();
		return Stream.concat(changed.stream(), concerned(changed).stream()).toList();
	}

	/**
	 * Has these cases worked out anew.
	 */
	void ask(List<String> numbers) {
		this.database.sql("insert into figure_change (number) select unnest(:numbers::varchar[])")
			.param("numbers", numbers.toArray(String[]::new))
			.update();
	}

	/** In the place of what was kept of the cases. */
	private void write(Collection<Map<String, Object>> rows) {
		if (rows.isEmpty()) {
			return;
		}
		List<String> columns = List.copyOf(rows.iterator().next().keySet());
		String statement = columns.stream()
			.collect(Collectors.joining(", ", "insert into case_figures (", ") values ("))
				+ columns.stream().map((column) -> ":" + column).collect(Collectors.joining(", "))
				+ columns.stream()
					.filter((column) -> !column.equals("number"))
					.map((column) -> column + " = excluded." + column)
					.collect(Collectors.joining(", ", ") on conflict (number) do update set ", ""));
		this.batches.batchUpdate(statement,
				rows.stream().map(MapSqlParameterSource::new).toArray(SqlParameterSource[]::new));
	}

}
