package feedbackloop.audit.history;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One page of process instances, the newest first.
 *
 * @param next what to ask for as {@code after} to see the next page; null on the last
 * @param count how many there are in all, at most {@link #MOST_COUNTED} and one more;
 * null on a page that is not the first
 */
@Schema(name = "HistoryPage")
record InstancePage(List<InstanceRow> items, String next, Integer count) {

	static final int MOST_COUNTED = 1000;

	/**
	 * One process instance with what the record says of its case, improvement or measure.
	 *
	 * @param number of the case or the improvement, or null where it is neither
	 * @param state running, or how the instance ended
	 * @param status what became of the case, the improvement or the measure
	 * @param overdue whether a deadline passed before it was met
	 * @param summary masked
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryRow")
	record InstanceRow(String id, String businessKey, String number, String definitionKey, String definitionId,
			Integer version, OffsetDateTime startedAt, OffsetDateTime endedAt, Named state, Named status, Named grade,
			Named team, boolean overdue, String summary) {

	}

}
