package feedbackloop.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.CaseFacts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was declined as spam or invalid, and the way back to triage for what was
 * misjudged.
 */
@Component
class DeclinedCases {

	private static final Set<String> VERDICTS = Set.of("spam", "invalid");

	private static final int LONGEST_REASON = 1000;

	/** The message of the decline stands in the record with the time of the decline. */
	private static final String TOLD = """
			exists (select 1 from correspondence m where m.feedback_id = f.id and m.kind = 'declined'
			  and m.visible_to_customer and m.at >= f.closed_at)""";

	private final FeedbackRepository cases;

	private final JdbcClient database;

	private final Suspicions suspicions;

	private final ProcessDriver driver;

	private final Timeline timeline;

	private final Vault vault;

	private final Words words;

	private final HouseTime time;

	DeclinedCases(FeedbackRepository cases, JdbcClient database, Suspicions suspicions, ProcessDriver driver,
			Timeline timeline, Vault vault, Words words, HouseTime time) {
		this.cases = cases;
		this.database = database;
		this.suspicions = suspicions;
		this.driver = driver;
		this.timeline = timeline;
		this.vault = vault;
		this.words = words;
		this.time = time;
	}

	/**
	 * One page of them, the latest decision first.
	 * @param page from 0
	 */
	Slice<DeclinedRow> page(int page, int size, String reader) {
		List<DeclinedRow> rows = this.database.sql("""
				select f.number, f.verdict, f.channel, f.closed_at,
				left(concat_ws('：', f.summary_masked, f.description_masked), 300) as text,
				t.entries ->> 'reason' as reason, t.user_id, """ + TOLD + """
				 as told
				from feedback f
				left join lateral (
				  select entries, user_id from form_entry
				  where feedback_number = f.number and task_key = 'triage' order by at desc, id desc limit 1) t on true
				where f.status = 'declined' and f.verdict in ('spam', 'invalid')
				and may_see(f, :reader)
				order by f.closed_at desc, f.id desc
				limit :size offset :start""")
			.param("reader", reader)
			.param("size", size + 1)
			.param("start", (long) page * size)
			.query(this::row)
			.list();
		return Slice.of(rows, size);
	}

	/**
	 * Starts the process of the case anew, at triage. The time of receipt stays, so that
	 * the clocks do. The customer is told only if the decline was told.
	 * @throws Refusal if the case was not declined as spam or invalid, or there is no
	 * reason
	 */
	@Transactional
	public void reinstate(String number, String reason, String userId) {
		Feedback feedback = declined(number, userId);
		if (Blank.is(reason)) {
			throw Refusal.invalid("reason", "required");
		}
		if (reason.length() > LONGEST_REASON) {
			throw Refusal.invalid("reason", "tooLong", LONGEST_REASON);
		}
		this.suspicions.drop(number);
		bringBack(feedback, this.vault.mask(feedback.contact(), reason.strip()), userId);
	}

	/**
	 * The same at once after a slip: nobody has judged the case, so it stays suspected if
	 * it was.
	 * @throws Refusal if the case was not declined as spam or invalid
	 */
	@Transactional
	public void undo(String number, String userId) {
		bringBack(declined(number, userId), this.words.say("screening.undone"), userId);
	}

	private Feedback declined(String number, String userId) {
		Feedback feedback = this.cases.findByNumber(number)
			.filter((found) -> !found.isHiddenFrom(userId))
			.orElseThrow(() -> Refusal.unknown("noCase", number));
		if (feedback.status() != Status.DECLINED || !VERDICTS.contains(feedback.verdict())) {
			throw Refusal.tooLate("notDeclined", number);
		}
		return feedback;
	}

	private void bringBack(Feedback feedback, String reason, String userId) {
		String number = feedback.number();
		boolean told = this.database.sql("select " + TOLD + " from feedback f where f.number = :number")
			.param("number", number)
			.query(Boolean.class)
			.single();
		feedback.screened(null);
		this.timeline.note(number, userId, "reinstated", Map.of("reason", reason));
		Map<String, Object> facts = CaseFacts.again(feedback);
		facts.put(Variables.MARK, feedback.mark());
		facts.put(Variables.MARK_REASON, feedback.markReason());
		facts.put(Variables.DECLINE_TOLD, told);
		this.driver.reinstated(number, facts);
	}

	private DeclinedRow row(ResultSet row, int index) throws SQLException {
		return new DeclinedRow(row.getString("number"), row.getString("verdict"), row.getString("channel"),
				this.time.at(row, "closed_at"), row.getString("text"), row.getString("reason"),
				row.getString("user_id"), row.getBoolean("told"));
	}

}
