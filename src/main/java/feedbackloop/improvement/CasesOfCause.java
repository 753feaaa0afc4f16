package feedbackloop.improvement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import feedbackloop.duplicates.SimilarCases;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts how often a cause made itself felt in a time: cases that it serves, duplicates
 * of these, customers who came back, and cases that are similar in words.
 */
@Component
class CasesOfCause {

	private static final String OF_CAUSE = """
			select f.number from feedback f
			where (f.improvement_number = :number
			  or f.original_number in (select o.number from feedback o where o.improvement_number = :number))
			and f.status not in ('declined', 'withdrawn')
			and (f.received_at >= :from and f.received_at < :to or f.reopened_at >= :from and f.reopened_at < :to)""";

	private final SimilarCases similar;

	private final JdbcClient database;

	CasesOfCause(SimilarCases similar, JdbcClient database) {
		this.similar = similar;
		this.database = database;
	}

	/**
	 * How many there were from that moment on, and before the other.
	 * @param similarFrom from how many percent on words are similar
	 */
	int count(Improvement improvement, Instant from, Instant to, int similarFrom) {
		List<String> ofCause = this.database.sql(OF_CAUSE)
			.param("number", improvement.number())
			.param("from", from.atOffset(ZoneOffset.UTC))
			.param("to", to.atOffset(ZoneOffset.UTC))
			.query(String.class)
			.list();
		Set<String> all = new HashSet<>(ofCause);
		all.addAll(this.similar.graded(improvement.feedbackNumber(), from, to, BigDecimal.valueOf(similarFrom, 2)));
		return all.size();
	}

}
