package feedbackloop.insights;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What somebody should know of an open case before opening it. {@code replied}: the
 * customer answered a question, and nobody has worked with the answer, as
 * {@link Trail#newAnswerAt()} says. {@code disputed}: a dispute waits to be decided.
 * {@code reopened}: a result was disputed, a decline taken back, or the customer came
 * back after closure, and work goes on.
 */
final class CaseStates {

	/** A column of statements that ask the table of cases. */
	static final String COLUMN = """
			case when feedback.closed_at is null then array_remove(array[
			  case when exists (
			    select from timeline reply where reply.number = feedback.number and reply.kind = 'customerReplied'
			    and not exists (
			      select from timeline work where work.id > reply.id and (
			        (work.number = feedback.number and (work.kind = 'questionAsked' or work.kind like 'completed.%'))
			        or (work.number = feedback.improvement_number and work.kind like 'completed.%' and work.actor = (
			          select asked.actor from timeline asked where asked.number = feedback.number
			          and asked.kind = 'questionAsked' and asked.id < work.id order by asked.id desc limit 1))))
			  ) then 'replied' end,
			  case when feedback.status = 'disputed' then 'disputed' end,
			  case when feedback.status in ('received', 'inReview', 'inProgress', 'waitingForYou', 'planned') and exists (
			    select from timeline again where again.number = feedback.number
			    and again.kind in ('customerDisputed', 'customerReopened', 'reinstated')) then 'reopened' end
			], null) end as states""";

	private CaseStates() {
	}

	/**
	 * What the column holds.
	 */
	static List<String> of(ResultSet row) throws SQLException {
		Array states = row.getArray("states");
		return (states != null) ? List.of((String[]) states.getArray()) : List.of();
	}

}
