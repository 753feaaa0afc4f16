package feedbackloop.review;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.CaseAction;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says how much work it would be to do what cases in the backlog ask for. It orders the
 * backlog and finds quick wins; no grade follows from it.
 */
@Component
@Order(7)
class EstimateCases implements CaseAction {

	private final JdbcClient database;

	private final Timeline timeline;

	private final Words words;

	EstimateCases(JdbcClient database, Timeline timeline, Words words) {
		this.database = database;
		this.timeline = timeline;
		this.words = words;
	}

	@Override
	public String name() {
		return "estimate";
	}

	@Override
	public List<Field> fields(List<String> numbers, String userId) {
		Map<String, String> efforts = new LinkedHashMap<>();
		BacklogQuery.EFFORTS.forEach((effort) -> efforts.put(effort, this.words.of("effort", effort)));
		return List.of(new Field("effort", efforts, false));
	}

	@Override
	public boolean isOffered(Collection<String> groups) {
		return Right.ESTIMATE.isOf(groups);
	}

	@Override
	public Done apply(String number, Map<String, String> said, String userId) {
		String before = this.database.sql("""
				select coalesce(b.effort, 'unknown') from feedback f left join backlog_item b on b.number = f.number
				where f.number = :number and f.status = 'planned' for update of f""")
			.param("number", number)
			.query(String.class)
			.optional()
			.orElseThrow(() -> Refusal.tooLate("notInBacklog", number));
		estimate(number, said.get("effort"), userId);
		return new Done(null, null, before);
	}

	@Override
	public void undo(String number, String back, String userId) {
		estimate(number, back, userId);
	}

	private void estimate(String number, String effort, String userId) {
		this.database.sql("""
				insert into backlog_item (number, effort, effort_by) values (:number, nullif(:effort, 'unknown'), :user)
				on conflict (number) do update set effort = excluded.effort, effort_by = excluded.effort_by""")
			.param("number", number)
			.param("effort", effort)
			.param("user", userId)
			.update();
		this.timeline.note(number, userId, "estimated", Map.of("effort", effort));
	}

}
