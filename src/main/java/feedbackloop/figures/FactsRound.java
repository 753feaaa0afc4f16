package feedbackloop.figures;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

	/** So many cases are worked out by one statement. */
	private static final int AT_ONCE = 500;

	private static final long LOCK = 0x66_69_67_75_72_65_73L;

	/** Those to take next. */
	private static final String NEXT = """
			select %s from figure_change where again_at is null or again_at <= now() order by id limit :most""";

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

	/** The same from the other side: those with a change that concerns them. */
	private static final String WAITING = """
			with recursive asked (number) as (select unnest(:numbers::varchar[])),
			up (asked, number, original_number, improvement_number) as (
			  select f.number, f.number, f.original_number, f.improvement_number
			  from asked join feedback f on f.number = asked.number
			  union
			  select up.asked, o.number, o.original_number, o.improvement_number
			  from up join feedback o on o.number = up.original_number),
			down (asked, number, improvement_number) as (
			  select f.number, f.number, f.improvement_number from asked join feedback f on f.number = asked.number
			  union
			  select down.asked, d.number, d.improvement_number
			  from down join feedback d on d.original_number = down.number)
			select number from asked where exists (select from figure_change c where c.number = asked.number)
			union
			select asked from (select asked, number, improvement_number from up
			  union all select asked, number, improvement_number from down) concerned
			where exists (select from figure_change c where c.number = concerned.number)
			or exists (select from figure_change c where c.number = concerned.improvement_number)
			""";

	private final JdbcClient database;

	private final NamedParameterJdbcTemplate batches;

	private final CaseFigures facts;

	FactsRound(JdbcClient database, NamedParameterJdbcTemplate batches, CaseFigures facts) {
		this.database = database;
		this.batches = batches;
		this.facts = facts;
	}

	/**
	 * Takes the next changes, but for those set aside whose time has not come.
	 * @return how many were taken; fewer than that many when there are no more
	 */
	@Transactional
	public int take(int most) {
		if (!isAlone()) {
			return 0;
		}
		List<String> taken = this.database
			.sql("delete from figure_change where id in (" + NEXT.formatted("id") + ") returning number")
			.param("most", most)
			.query(String.class)
			.list();
		keep(taken);
		return taken.size();
	}

	/**
	 * Of what changes the next are.
	 */
	List<String> next(int most) {
		return this.database.sql("select distinct number from (" + NEXT.formatted("number") + ") next_")
			.param("most", most)
			.query(String.class)
			.list();
	}

	/**
	 * Takes all changes of one number.
	 */
	@Transactional
	public void takeOne(String number) {
		if (isAlone() && this.database.sql("delete from figure_change where number = :number")
			.param("number", number)
			.update() > 0) {
			keep(List.of(number));
		}
	}

	/**
	 * Has the changes of one number wait for an hour.
	 * @param failure why it cannot be worked out, without personal data
	 * @return whether it is the first time
	 */
	@Transactional
	public boolean setAside(String number, String failure) {
		boolean known = this.database
			.sql("select exists (select from figure_change where number = :number and failure is not null)")
			.param("number", number)
			.query(Boolean.class)
			.single();
		this.database.sql("""
				update figure_change set failure = left(:failure, 200), again_at = now() + interval '1 hour'
				where number = :number""").param("number", number).param("failure", failure).update();
		return !known;
	}

	/**
	 * For how many seconds the oldest change has waited, one set aside too; 0 if none
	 * does.
	 */
	double oldest() {
		return this.database
			.sql("""
					select coalesce((select extract(epoch from now() - changed_at) from figure_change order by id limit 1), 0)
					""")
			.query(Double.class)
			.single();
	}

	/** One node at a time works. */
	private boolean isAlone() {
		return this.database.sql("select pg_try_advisory_xact_lock(:lock)")
			.param("lock", LOCK)
			.query(Boolean.class)
			.single();
	}

	private void keep(List<String> changed) {
		if (changed.isEmpty()) {
			return;
		}
		this.database.sql("""
				delete from case_figures c where number = any(:numbers)
				and not exists (select from feedback f where f.number = c.number)""")
			.param("numbers", changed.toArray(String[]::new))
			.update();
		List<String> concerned = concerned(changed);
		for (int start = 0; start < concerned.size(); start += AT_ONCE) {
			write(this.facts.of(concerned.subList(start, Math.min(start + AT_ONCE, concerned.size()))));
		}
	}

	private List<String> concerned(List<String> changed) {
		return this.database.sql(CONCERNED).param("numbers", changed.toArray(String[]::new)).query(String.class).list();
	}

	/**
	 * Which of these cases are still to be worked out, however long the queue is.
	 */
	List<String> waiting(List<String> numbers) {
		return this.database.sql(WAITING).param("numbers", numbers.toArray(String[]::new)).query(String.class).list();
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
