package feedbackloop.models.replay;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import feedbackloop.models.files.JsonColumn;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * What tables were asked in the past, apart from those for grades. Of most tables the
 * engine keeps each question. What is asked about a new task and of whom to tell is put
 * together from tasks, gradings and notices.
 */
@Component
class PastQuestions {

	static final String KNOWN_PERSON = "knownPerson";

	/** The engine writes to the millisecond, the record more finely. */
	private static final String BEGUN = "t.start_time_::timestamptz + interval '1 millisecond'";

	private static final String KEPT = """
			select substring(p.business_key_ from '^[^-]*-[^-]*-[^-]*') as number, d.eval_time_::timestamptz as at,
			  null::varchar as step, null::varchar as was, null::varchar as would,
			  (select jsonb_object_agg(i.clause_id_, case i.var_type_ when 'string' then to_jsonb(i.text_)
			     when 'boolean' then to_jsonb(i.long_ = 1) when 'double' then to_jsonb(i.double_)
			     else to_jsonb(i.long_) end) from act_hi_dec_in i where i.dec_inst_id_ = d.id_) as question
			from act_hi_decinst d join act_hi_procinst p on p.proc_inst_id_ = d.proc_inst_id_
			where d.dec_def_key_ = :table
			""";

	/** Each case once, whatever the table was then. */
	private static final String CHANNELS = """
			select c.number, c.recorded_at as at, null::varchar as step, null::varchar as was, null::varchar as would,
			  jsonb_build_object('channel', c.channel) as question
			from feedback c
			""";

	private static final String TASKS = """
			select substring(p.business_key_ from '^[^-]*-[^-]*-[^-]*') as number, p.business_key_ as of,
			  t.start_time_::timestamptz as at, t.task_def_key_ as step, t.id_ as task_id,
			  (select l.group_id_ from act_hi_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'
			     and l.operation_type_ = 'add' and l.group_id_ is not null order by l.timestamp_, l.group_id_ limit 1) as team,
			  coalesce((select g.grade from grading g where g.number = p.business_key_ and g.at < %1$s
			      order by g.id desc limit 1),
			    (select i.grade from improvement i
			     where i.number = substring(p.business_key_ from '^IM-[^-]*-[^-]*')), 'none') as grade,
			  coalesce((select f.mark from feedback f where f.number = p.business_key_), 'none') as mark
			from act_hi_taskinst t join act_hi_procinst p on p.proc_inst_id_ = t.proc_inst_id_
			"""
		.formatted(BEGUN);

	private static final String PRIORITIES = """
			select number, at, step, null::varchar as was, null::varchar as would,
			  jsonb_build_object('grade', grade, 'mark', mark) as question
			from (%s) t
			""".formatted(TASKS);

	/** Who of the team had worked on it before, as {@code teamwork.Candidates} says. */
	private static final String ACQUAINTED = """
			(select e.user_id from form_entry e
			 where e.at < t.at + interval '1 millisecond'
			   and (t.number like 'IM-%' and e.improvement_number = t.number
			     or t.number like 'FB-%' and e.feedback_number in (
			       select t.number union all
			       select f.number from feedback this join contact customer on customer.id = this.contact_id
			       join contact same on same.phone_index = customer.phone_index or same.email_index = customer.email_index
			       join feedback f on f.contact_id = same.id where this.number = t.number))
			   and (e.task_key <> 'triage' or e.entries ->> 'answered' = 'true')
			   and exists (select from act_id_membership m where m.user_id_ = e.user_id and m.group_id_ = t.team)
			 order by e.at desc, e.id desc limit 1)
			""";

	private static final String OWNER = """
			coalesce(
			  (select m.owner from measure m join improvement i on i.id = m.improvement_id
			   where i.number = t.number and i.number || '-' || m.number = t.of),
			  (select i.owner from improvement i where i.number = t.number),
			  (select f.case_owner from feedback f where f.number = t.number))
			""";

	private static final String ASSIGNMENTS = """
			select number, at, step,
			  (select 'user:' || a.user_id from assignment a where a.task_id = t.task_id limit 1) as was,
			  'user:' || case :would when 'named' then %2$s when 'sameAsBefore' then %1$s end as would,
			  jsonb_strip_nulls(jsonb_build_object('task', step, 'team', team, 'grade', grade,
			    'knownPerson', case when step = any(:asksWhoIsKnown) then %1$s is not null end)) as question
			from (%3$s) t where team is not null
			""".formatted(ACQUAINTED, OWNER, TASKS);

	/** One event may be told to many. */
	private static final String NOTICES = """
			select number, at, null::varchar as step, was, null::varchar as would,
			  jsonb_build_object('event', event, 'grade', coalesce(
			    (select g.grade from grading g where g.number = told.number
			       and g.at < told.at + interval '1 millisecond' order by g.id desc limit 1),
			    (select case when f.mark = 'urgent' then f.mark end from feedback f where f.number = told.number),
			    (select i.grade from improvement i where i.number = told.number), 'none')) as question
			from (
			  select number, event, min(at) as at, string_agg(distinct recipient, ', ') as was
			  from (
			    select number, event, occasion, recipient, created_at as at from outbox
			    where recipient like 'user:%' or recipient like 'group:%'
			    union all
			    select number, event, occasion, recipient, at from digest_line) one
			  where event = any(:events)
			  group by number, event, occasion) told
			""";

	private static final String CHOSEN = """
			from (%s) q left join feedback f on f.number = q.number left join improvement i on i.number = q.number
			where (cast(:first as timestamptz) is null or q.at >= :first)
			  and (cast(:end as timestamptz) is null or q.at < :end)
			  and (:cases = 'all' or (:cases = 'ended') = coalesce(f.status in ('closed', 'declined', 'withdrawn'),
			    i.finished_at is not null))
			""";

	private final JdbcClient database;

	private final JsonColumn json;

	private final HouseTime time;

	private final Clock clock;

	PastQuestions(JdbcClient database, JsonColumn json, HouseTime time, Clock clock) {
		this.database = database;
		this.json = json;
		this.time = time;
		this.clock = clock;
	}

	/**
	 * Each question with how often it was asked.
	 * @param known of the table that asks whether somebody is known: the tasks for which
	 * that matters, because finding it out takes time
	 * @param events the notices that are looked for
	 */
	List<Asked> asked(String key, CaseChoice choice, Collection<String> known, Collection<String> events) {
		this.database.sql("set local statement_timeout = '15min'").update();
		return choose(this.database.sql("select q.question, count(*) as times " + CHOSEN.formatted(questions(key))
				+ " group by q.question order by times desc, q.question::text"), key, choice, known)
			.param("would", "")
			.param("events", events.toArray(String[]::new))
			.query((row, index) -> new Asked(facts(row.getString("question")), row.getInt("times")))
			.list();
	}

	/**
	 * The latest of those who asked exactly that, without what the reader may not see.
	 * @param would how the edited table assigns, for the table of assignments
	 */
	List<Occasion> occasions(String key, CaseChoice choice, Map<String, Object> question, String would, String reader,
			int most) {
		List<String> known = question.containsKey(KNOWN_PERSON) ? List.of(question.get("task").toString()) : List.of();
		return choose(this.database.sql("select q.* " + CHOSEN.formatted(questions(key)) + """
				 and q.question = cast(:question as jsonb) and who_may_not_see(q.number) is distinct from :reader
				 order by q.at desc, q.number limit :most
				"""), key, choice, known).param("would", would)
			.param("events", new String[] { String.valueOf(question.get("event")) })
			.param("question", this.json.write(question))
			.param("reader", reader)
			.param("most", most)
			.query((row, index) -> new Occasion(row.getString("number"), row.getString("step"), this.time.at(row, "at"),
					people(row.getString("was")), people(row.getString("would"))))
			.list();
	}

	private static List<String> people(String recipients) {
		return (recipients != null) ? List.of(recipients.split(", ")) : List.of();
	}

	private static String questions(String key) {
		return switch (key) {
			case Decisions.ASSIGNMENT -> ASSIGNMENTS;
			case Decisions.TASK_PRIORITY -> PRIORITIES;
			case Decisions.STAFF_NOTICES -> NOTICES;
			case Decisions.CHANNEL_REQUIREMENTS -> CHANNELS;
			default -> KEPT;
		};
	}

	private StatementSpec choose(StatementSpec statement, String key, CaseChoice choice, Collection<String> known) {
		return statement.param("table", key)
			.param("asksWhoIsKnown", known.toArray(String[]::new))
			.param("first", startOf(choice.firstDay()))
			.param("end", (choice.lastDay() != null) ? startOf(choice.lastDay().plusDays(1)) : null)
			.param("cases", choice.cases());
	}

	private OffsetDateTime startOf(LocalDate day) {
		return (day != null) ? day.atStartOfDay(this.clock.getZone()).toOffsetDateTime() : null;
	}

	private Map<String, Object> facts(String question) {
		return (question != null) ? this.json.read(question, new TypeReference<HashMap<String, Object>>() {
		}) : Map.of();
	}

	/**
	 * A question.
	 *
	 * @param facts by the names of the inputs; where the engine kept it, by their ids
	 * @param times how often it was asked
	 */
	record Asked(Map<String, Object> facts, int times) {

	}

	/**
	 * One time that it was asked.
	 *
	 * @param number of the case or the improvement
	 * @param step key of the task or the step; null where there was none
	 * @param was to whom the task was given, or who was told, as {@code user:} or
	 * {@code group:} and the id
	 * @param would who would get the task, as far as that can be said
	 */
	record Occasion(String number, String step, OffsetDateTime at, List<String> was, List<String> would) {

		Occasion {
			was = new ArrayList<>(was);
			would = new ArrayList<>(would);
		}

	}

}
