package feedbackloop.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works out from the record what the figures count, and compares it with what is kept.
 */
@Component
class Recount {

	private final JdbcClient database;

	private final CaseFigures facts;

	private final FactsRound round;

	Recount(JdbcClient database, CaseFigures facts, FactsRound round) {
		this.database = database;
		this.facts = facts;
		this.round = round;
	}

	/**
	 * Compares the next cases, all at one moment. Those that changed and wait to be
	 * worked out are left out.
	 * @param after the last number of the batch before, or nothing
	 * @param repair whether what differs is put right
	 */
	@Transactional(isolation = Isolation.REPEATABLE_READ)
	public Batch next(String after, int most, boolean repair) {
		List<String> numbers = this.database.sql("""
				select number from (select number from feedback where number > :after
				  union select number from case_figures where number > :after) both_ order by number limit :most""")
			.param("after", after)
			.param("most", most)
			.query(String.class)
			.list();
		if (numbers.isEmpty()) {
			return new Batch(0, after, List.of());
		}
		Map<String, Map<String, Object>> right = byNumber(this.facts.of(numbers));
		Map<String, Map<String, Object>> kept = byNumber(
				this.database.sql("select * from case_figures where number = any(:numbers)")
					.param("numbers", numbers.toArray(String[]::new))
					.query()
					.listOfRows());
		Set<String> waiting = new HashSet<>(this.round.waiting(numbers));
		List<Difference> found = numbers.stream()
			.filter((number) -> !waiting.contains(number))
			.flatMap((number) -> differences(number, right.get(number), kept.get(number)).stream())
			.toList();
		if (repair) {
			this.round.ask(found.stream().map(Difference::number).distinct().toList());
		}
		return new Batch(numbers.size(), numbers.get(numbers.size() - 1), found);
	}

	private static Map<String, Map<String, Object>> byNumber(List<Map<String, Object>> rows) {
		Map<String, Map<String, Object>> found = new HashMap<>();
		rows.forEach((row) -> found.put((String) row.get("number"), row));
		return found;
	}

	private static List<Difference> differences(String number, Map<String, Object> right, Map<String, Object> kept) {
		if (right == null || kept == null) {
			return List
				.of(new Difference(number, "number", (kept != null) ? number : null, (right != null) ? number : null));
		}
		List<Difference> differences = new ArrayList<>();
		Set<String> columns = Stream.of(right, kept)
			.map(Map::keySet)
			.flatMap(Set::stream)
			.collect(Collectors.toCollection(TreeSet::new));
		for (String column : columns) {
			String one = Objects.toString(kept.get(column), null);
			String other = Objects.toString(right.get(column), null);
			if (!Objects.equals(one, other)) {
				differences.add(new Difference(number, column, one, other));
			}
		}
		return differences;
	}

	/**
	 * Cases that were compared.
	 *
	 * @param cases how many
	 * @param last the number of the last
	 */
	record Batch(int cases, String last, List<Difference> differences) {

	}

	/**
	 * Where what is kept is not what the record says.
	 *
	 * @param column of the table {@code case_figures}
	 * @param kept null for nothing
	 * @param right null for nothing
	 */
	record Difference(String number, String column, String kept, String right) {

	}

}
