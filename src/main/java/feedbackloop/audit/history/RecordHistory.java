package feedbackloop.audit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import feedbackloop.deadlines.ClockState;
import feedbackloop.deadlines.ClockView;
import feedbackloop.deadlines.ClockViews;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.insights.EntryWords;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.FieldOrder;
import feedbackloop.process.PastDecision;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what is on record beside the engine's history: what staff wrote, messages,
 * deadlines, decisions. Masked.
 */
@Component
class RecordHistory {

	private final FormEntryRepository entries;

	private final ClockViews clocks;

	private final JdbcClient database;

	private final HouseTime time;

	private final Words words;

	RecordHistory(FormEntryRepository entries, ClockViews clocks, JdbcClient database, HouseTime time, Words words) {
		this.entries = entries;
		this.clocks = clocks;
		this.database = database;
		this.time = time;
		this.words = words;
	}

	/** What staff wrote in the tasks of these business keys. */
	List<InstanceStory.Form> forms(Collection<String> businessKeys) {
		return this.entries.findByBusinessKeyInOrderByAtAscIdAsc(businessKeys).stream().map(this::form).toList();
	}

	private InstanceStory.Form form(FormEntry entry) {
		String task = entry.taskKey();
		return new InstanceStory.Form(entry.taskId(), Named.of(this.words, "task", task), this.time.at(entry.at()),
				entry.userId(), EntryWords.lines(task, FieldOrder.sorted(task, entry.entries()), this.words),
				entry.overrideReason());
	}

	/**
	 * All messages about the case or the improvement: letters to and from the customer
	 * with how their sending went, and notices to staff.
	 */
	List<InstanceStory.Message> messages(String number) {
		return this.database
			.sql("""
					select c.at, c.direction, c.kind, c.author as who, c.subject, coalesce(c.text_remasked, c.text_masked) as text, o.state, o.sent_at
					from feedback f join correspondence c on c.feedback_id = f.id
					left join lateral (
					  select o.state, o.sent_at from outbox o
					  where o.number = f.number and o.recipient = 'customer' and o.event = c.kind and o.subject = c.subject
					  order by abs(extract(epoch from o.created_at - c.at)) limit 1) o on c.direction = 'out'
					where f.number = :number
					union all
					select created_at, 'staff', event, recipient, subject, body_masked, state, sent_at from outbox
					where number = :number and recipient <> 'customer'
					order by at limit :most""")
			.param("number", number)
			.param("most", EngineHistory.MOST)
			.query((row, index) -> message(row))
			.list();
	}

	private InstanceStory.Message message(ResultSet row) throws SQLException {
		String kind = row.getString("kind");
		String state = row.getString("state");
		return new InstanceStory.Message(this.time.at(row, "at"), row.getString("direction"),
				this.words.first(kind, "outbox.event." + kind, "field." + kind), row.getString("who"),
				row.getString("subject"), row.getString("text"), this.words.of("outbox.state", state),
				this.time.at(row, "sent_at"));
	}

	/**
	 * The deadlines of cases and improvements with their measures: of each those of the
	 * whole first, then in the order in which they began.
	 */
	List<InstanceStory.Clock> clocks(List<String> numbers) {
		return this.clocks.of(numbers)
			.stream()
			.map(this::clock)
			.sorted(Comparator
				.comparing((InstanceStory.Clock clock) -> numbers.indexOf(BusinessKey.number(clock.businessKey())))
				.thenComparing((clock) -> !clock.ofCase())
				.thenComparing(InstanceStory.Clock::startedAt))
			.toList();
	}

	private InstanceStory.Clock clock(ClockView clock) {
		ClockState state = clock.state();
		return new InstanceStory.Clock(Named.of(this.words, "stage", state.clock()),
				state.ungraded() ? Named.of(this.words, "case", "ungraded") : level(state.level()), clock.businessKey(),
				clock.ofCase(), Named.of(this.words, "clocks.state", state.state()), clock.missed(this.time.now()),
				this.time.at(clock.startedAt().toInstant()), this.time.at(state.due().toInstant()),
				(state.closedAt() != null) ? this.time.at(state.closedAt().toInstant()) : null);
	}

	/** What tables were asked and answered. */
	List<InstanceStory.Decision> decisions(List<PastDecision> decisions, Map<String, PastDecision.Answer> answers) {
		return decisions.stream().map((decision) -> decision(decision, answers.get(decision.id()))).toList();
	}

	private InstanceStory.Decision decision(PastDecision decision, PastDecision.Answer answer) {
		return new InstanceStory.Decision(decision.id(), decision.key(), decision.name(), decision.definitionId(),
				this.time.at(decision.at()), decision.activityId(), decision.activityInstanceId(),
				values(answer.inputs()), values(answer.outputs()),
				decision.rules().stream().map(PastDecision.Matched::id).toList());
	}

	private static List<InstanceStory.Value> values(List<PastDecision.Value> values) {
		return values.stream()
			.map((value) -> new InstanceStory.Value(value.clause(), value.label(), EngineHistory.text(value.value())))
			.toList();
	}

	/** A grade, or the mark before there is a grade. */
	private Named level(String key) {
		return new Named(key, this.words.first(key, "grade." + key, "mark." + key));
	}

}
