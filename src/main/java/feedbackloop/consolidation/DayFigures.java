package feedbackloop.consolidation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

import feedbackloop.process.FailedSteps;
import feedbackloop.process.Keys.Channels;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What came in and what waits, one statement each. A case that is hidden from the reader
 * counts nowhere, as on the lists behind the numbers.
 */
@Component
class DayFigures {

	private final JdbcClient database;

	private final FailedSteps failed;

	DayFigures(JdbcClient database, FailedSteps failed) {
		this.database = database;
		this.failed = failed;
	}

	/**
	 * What each channel brought in the first span, and usually in those behind it.
	 */
	List<ChannelRow> channels(List<DaySpan> spans, String reader) {
		return this.database
			.sql("""
					with span as (
					  select *, round(extract(epoch from day - since) / 86400) as length from unnest(:sinces::timestamptz[], :days::timestamptz[], :untils::timestamptz[])
					    with ordinality as s (since, day, until, place)),
					came as (
					  select s.place, f.channel, count(*) as gathered, count(*) filter (where f.received_at >= s.day) as today,
					    count(*) filter (where s.place = 1 and is_incomplete(f)) as incomplete
					  from span s join feedback f on f.received_at >= s.since and f.received_at < s.until
					  where may_see(f, :reader) group by s.place, f.channel)
					select channel, coalesce(sum(gathered) filter (where place = 1), 0) as gathered,
					  coalesce(sum(incomplete), 0) as incomplete, coalesce(sum(today) filter (where place = 1), 0) as today,
					  percentile_cont(0.5) within group (order by coalesce(gathered, 0))
					    filter (where place > 1 and length = (select length from span where place = 1)) as usually_gathered,
					  percentile_cont(0.5) within group (order by coalesce(today, 0)) filter (where place > 1) as usually_today
					from unnest(:channels::text[]) with ordinality as c (channel, line) cross join span
					left join came using (place, channel) group by channel, line order by line""")
			.param("sinces", times(spans, DaySpan::since))
			.param("days", times(spans, DaySpan::day))
			.param("untils", times(spans, DaySpan::until))
			.param("channels", Channels.ALL.toArray(String[]::new))
			.param("reader", reader)
			.query(DayFigures::channel)
			.list();
	}

	private static ChannelRow channel(ResultSet row, int index) throws SQLException {
		return new ChannelRow(row.getString("channel"), row.getLong("gathered"), row.getLong("incomplete"),
				median(row, "usually_gathered"), row.getLong("today"), median(row, "usually_today"));
	}

	private static BigDecimal median(ResultSet row, String column) throws SQLException {
		BigDecimal median = row.getBigDecimal(column);
		return (median != null) ? new BigDecimal(median.stripTrailingZeros().toPlainString()) : null;
	}

	private static String[] times(List<DaySpan> spans, Function<DaySpan, OffsetDateTime> time) {
		return spans.stream().map(time).map(OffsetDateTime::toString).toArray(String[]::new);
	}

	/**
	 * What waits now; of files that were brought in, those of the span.
	 */
	List<WaitingNow> waiting(DaySpan span, String reader) {
		return this.database.sql("""
				select
				  (select count(*) from feedback f where status in ('received', 'inReview')
				    and verdict is distinct from 'valid' and may_see(f, :reader)) as screening,
				  (select count(*) from feedback f where closed_at is null and is_incomplete(f)
				    and may_see(f, :reader)) as incomplete,
				  (select count(*) from feedback f where (number = any(:stuck) or improvement_number = any(:stuck))
				    and may_see(f, :reader)) as stuck,
				  (select count(*) from inbound_mail m where state = 'aside'
				    and not exists (select from hidden_from(:reader) h where h.number = m.number)) as aside,
				  (select coalesce(sum(failed), 0) from import_file i join long_work w on w.id = i.work_id
				    where coalesce(w.finished_at, :until) >= :since) as failed_rows""")
			.param("reader", reader)
			.param("stuck", this.failed.stuckNumbers().toArray(String[]::new))
			.param("since", span.since())
			.param("until", span.until())
			.query((row, index) -> List.of(new WaitingNow("screening", row.getLong("screening"), "/screening", ""),
					new WaitingNow("incomplete", row.getLong("incomplete"), "/cases", "?status=open&incomplete=true"),
					new WaitingNow("aside", row.getLong("aside"), "/mailbox", ""),
					new WaitingNow("failedRows", row.getLong("failed_rows"), "/imports", ""),
					new WaitingNow("stuck", row.getLong("stuck"), "/cases", "?stuck=true")))
			.single();
	}

}
