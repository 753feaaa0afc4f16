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
 * Counts how often a cause made itself felt in a time: cases that it serves or served,
 * duplicates of these, and cases that are similar in words. A customer who came back
 * counts for the improvement that served the case then, also when another does since. A
 * case that was moved to another cause counts for that one.
 */
@Component
class CasesOfCause {

	static final String OF_CAUSE = """
			with served as (
			  select number from feedback where improvement_number = :number
			  union select t.number from timeline t
			  where t.kind in ('improvementOpened', 'improvementJoined', 'improvementMoved')
			  and t.arguments ->> 'number' = :number and not exists (select from timeline away
			    where away.number = t.number and away.id > t.id and away.kind = 'improvementMoved'
			    and away.arguments ->> 'from' = :number))
			select f.number from feedback f
			where (f.number in (select number from served) or f.original_number in (select number from served))
			and f.status not in ('declined', 'withdrawn')
			and (f.received_at >= :from and f.received_at < :to
			  or exists (select from timeline back
			    where back.number = f.number and back.kind in ('customerDisputed', 'customerReopened')
			    and back.at >= :from and back.at < :to
			    and coalesce((select joined.arguments ->> 'number' from timeline joined
			      where joined.number = f.number and joined.at <= back.at
			      and joined.kind in ('improvementOpened', 'improvementJoined', 'improvementMoved')
			      order by joined.at desc, joined.id desc limit 1), :number) = :number))""";

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
