package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import feedbackloop.feedback.AskedFields;
import feedbackloop.grading.Priority;
import feedbackloop.models.check.TableContract.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable.Type;
import feedbackloop.process.Keys.Channels;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.Keys.Marks;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;
import feedbackloop.process.Stages;

/**
 * The tables that processes or code evaluate (rules.md), each with what it is asked and
 * what is read of it.
 */
final class TableContracts {

	static final String APPROVAL = "approval";

	static final String CONTRIBUTIONS = "contributions";

	static final String MITIGATION = "mitigation";

	static final String EFFECT = "effect";

	static final String FIRST_MARK = "firstMark";

	static final List<String> GRADES = Grades.ALL;

	static final List<String> MARKS = Marks.ALL;

	private static final String NONE = "none";

	/** The longest that the record of a case keeps, in characters. */
	private static final int LONGEST_TYPE = 40;

	private static final int LONGEST_KIND = 20;

	private static final int LONGEST_STAGE = 30;

	private static final int LONGEST_EVENT = 30;

	private static final int LONGEST_NOTICE = 40;

	private static final int LONGEST_MARK_REASON = 400;

	private static final int LONGEST_REASON = 1_000;

	/** A figure is reckoned over so many days at most. */
	private static final int LONGEST_PERIOD = 366;

	/** A hundred years, in days. */
	private static final int LONGEST_KEEPING = 36_500;

	/** Leaves room for what fills its blanks. */
	private static final int LONGEST_GRADE_REASON = 750;

	/** Leaves room for the reason behind them. */
	private static final int LONGEST_SCORE_WORDS = 180;

	/** Whom notices to staff may go to: by a role, or all of a group. */
	private static final List<String> TOLD = List.of("assignee", "team", "owner", "lead", "manager", "deputy",
			"managers");

	/** Stages that code asks for, whatever the models say. */
	private static final List<String> STAGES = List.of("firstResponse", "resolution", "customerReply", "confirmation",
			"reopen", "fix", "progress");

	/** Events of which code tells the customer, whatever the models say. */
	private static final List<String> EVENTS = List.of("question", "answered", "promiseMoved", "progress");

	private TableContracts() {
	}

	/**
	 * The contract of a table; null for one that a process owner added.
	 * @param types of feedback
	 */
	static TableContract of(String key, List<String> types, ModelSet models) {
		TableContract contract = new TableContract();
		return switch (key) {
			case FIRST_MARK -> contract.truth(Variables.RISK_HINT)
				.words(Variables.CORE_BLOCKED, "yes", "no", "unknown")
				.words(Variables.CHANNEL, Channels.ALL)
				.newer(Variables.CHANNEL, Channels.ROUND_TABLE)
				.words(Variables.STATED_MARK, with(MARKS, NONE))
				.gives(Variables.MARK, Kind.ONE, MARKS.toArray(String[]::new))
				.gives(Variables.MARK_REASON, LONGEST_MARK_REASON);
			case Decisions.PRIORITY_WEIGHTS -> contract.words(Variables.FEEDBACK_TYPE, LONGEST_TYPE, types)
				.gives("affectedWeight", Type.DECIMAL)
				.gives("severityWeight", Type.DECIMAL)
				.gives("urgencyWeight", Type.DECIMAL)
				.gives("divisor", Type.DECIMAL)
				.gives(Priority.SCORE_WORDS, LONGEST_SCORE_WORDS)
				.optional(Priority.SCORE_WORDS);
			case Decisions.AFFECTED_SCALE -> contract.count("customers").gives(Variables.AFFECTED, 1, 5);
			case Decisions.GRADE -> contract.truth(Variables.MAJOR_LOSS_RISK)
				.truth(Variables.COMPLIANCE_RISK)
				.words(Variables.FEEDBACK_TYPE, LONGEST_TYPE, types)
				.numbers(Variables.SEVERITY, 1, 5)
				.numbers(Variables.URGENCY, 1, 5)
				.decimals(Variables.PRIORITY_SCORE)
				.gives(Variables.GRADE, Kind.ONE, GRADES.toArray(String[]::new))
				.gives(Variables.GRADE_REASON, LONGEST_GRADE_REASON);
			case Decisions.ROUTING -> contract.truth(Variables.KNOWN_CAUSE)
				.truth(Variables.COMPLIANCE_RISK)
				.words(Variables.FEEDBACK_TYPE, LONGEST_TYPE, types)
				.words(Variables.GRADE, GRADES)
				.text(Variables.PRODUCT)
				.text(Variables.MODULE)
				.text(Variables.REGION)
				.words(Variables.CHANNEL, Channels.ALL)
				.newer(Variables.CHANNEL, Channels.ROUND_TABLE)
				.text(Variables.CUSTOMER_GROUP)
				.optional(Variables.PRODUCT, Variables.MODULE, Variables.REGION, Variables.CHANNEL,
						Variables.CUSTOMER_GROUP)
				.gives(Variables.PATH, Kind.ONE, "answer", "attach", "improve", "backlog")
				.gives(Variables.TEAM, Kind.ONE, Teams.working(models))
				.gives(Variables.LEAD, Kind.ONE, Teams.working(models));
			case CONTRIBUTIONS -> contract.list()
				.words(Variables.FEEDBACK_TYPE, LONGEST_TYPE, types)
				.words(Variables.GRADE, GRADES)
				.truth(Variables.COMPLIANCE_RISK)
				.gives("team", Kind.ONE, Teams.working(models))
				.gives("deliverable", LONGEST_REASON)
				.gives("required", Type.BOOLEAN);
			case MITIGATION -> contract.words(Variables.FEEDBACK_TYPE, LONGEST_TYPE, types)
				.optional(Variables.FEEDBACK_TYPE)
				.words(Variables.GRADE, GRADES)
				.numbers(Variables.URGENCY, 1, 5)
				.gives("mitigate", Type.BOOLEAN);
			case EFFECT -> contract.words(Variables.FEEDBACK_TYPE, LONGEST_TYPE, types)
				.optional(Variables.FEEDBACK_TYPE)
				.words(Variables.GRADE, GRADES)
				.count(Variables.NEW_CASES)
				.count(Variables.PERCENT_OF_BEFORE)
				.gives("effectResult", Kind.ONE, "confirmed", "reopen");
			case APPROVAL -> contract.truth(Variables.COMPLIANCE_RISK)
				.truth("noMeasure")
				.truth(Variables.HANDLE_IMMEDIATELY)
				.optional(Variables.HANDLE_IMMEDIATELY)
				.words(Variables.GRADE, GRADES)
				.decimals("effortDays", BigDecimal.ZERO, new BigDecimal("0.5"), BigDecimal.valueOf(1_000_000))
				.truth("dueBeyondLimit")
				.truth("pilotSkipped")
				.optional("pilotSkipped")
				.gives("approver", Kind.ONE, with(Teams.working(models), NONE));
			case Decisions.TIME_LIMITS ->
				contract.words("stage", LONGEST_STAGE, with(STAGES, ProcessNames.stages(models)))
					.newer("stage", Tasks.REVIEW, Stages.before(Tasks.REVIEW))
					.newer("stage", Tasks.CHECK, Stages.before(Tasks.CHECK))
					.words("level", with(GRADES, MARKS))
					.gives("amount", Type.INTEGER)
					.gives("unit", Kind.ONE, "hours", "days", "cycle", NONE)
					.gives("calendar", Kind.ONE, "work", "natural")
					.gives("clock", Kind.ONE, "received", "stage", "outer")
					.gives("cap", Kind.ONE, NONE, "endOfTomorrow")
					.gives(Stages.GOES_BY, Kind.ONE, Stages.GRADE, Stages.MARK)
					.gives(Stages.PART_OF, LONGEST_STAGE)
					.gives(Stages.LEADS_TO, LONGEST_STAGE)
					.gives(Stages.TURN, Kind.ONE, Stages.STAFF, Stages.CUSTOMER)
					.optional(Stages.GOES_BY, Stages.PART_OF, Stages.LEADS_TO, Stages.TURN);
			case Decisions.MESSAGE_PLAN ->
				contract.words("event", LONGEST_EVENT, with(EVENTS, ProcessNames.events(models)))
					.words("reach", "direct", "page", "public", NONE)
					.words(Variables.GRADE, with(GRADES, NONE))
					.gives("template", Kind.TEMPLATE)
					.gives("mode", Kind.ONE, "auto", "draft", "page", "off")
					.gives("who", Kind.ONE, "asker", "everyone")
					.optional("who");
			case Decisions.ESCALATION -> contract.numbers("percent", 1, 1000)
				.neededAt("percent", 100)
				.text("stage")
				.optional("stage")
				.words(Variables.GRADE, GRADES)
				.gives("who", Kind.SOME, "assignee", "team", "lead", "manager", "deputy", "managers", NONE)
				.gives("how", Kind.ONE, "now", "digest", "off")
				.gives("action", Kind.SOME, NONE, "reassign", "propose")
				.gives("unclaimAfter", 0, 1000)
				.gives("raiseBy", 0, 100)
				.gives("quietHours", Kind.ONE, "keep", "ignore");
			case Decisions.STAFF_NOTICES ->
				contract.words("event", LONGEST_NOTICE, with(Notices.ALL, ProcessNames.notices(models)))
					.mayLack("event", Notices.HANDLED_IMMEDIATELY, Notices.WINDOW_OPENS, Notices.EFFECT_CONFIRMED,
							Notices.EFFECT_REOPENED, Notices.CONSOLIDATION, Notices.TARGETS_MISSED)
					.words(Variables.GRADE, with(GRADES, NONE))
					.gives("who", Kind.SOME, with(TOLD, Teams.all(models)))
					.gives("how", Kind.ONE, "now", "digest", "off")
					.gives("quietHours", Kind.ONE, "keep", "ignore");
			case Decisions.FEEDBACK_TYPES ->
				contract.words(Variables.FEEDBACK_TYPE, LONGEST_TYPE, types).gives("whysRequired", Type.BOOLEAN);
			case Decisions.SCREENING -> contract.words("listed", "allow", "block", NONE)
				.numbers("sameTextIn24h", 0, 100)
				.truth("onlyLinks")
				.gives("suspected", Type.BOOLEAN)
				.gives("reason", LONGEST_REASON);
			case Decisions.TASK_PRIORITY -> contract.words(Variables.GRADE, with(GRADES, NONE))
				.words(Variables.MARK, with(MARKS, NONE))
				.gives("priority", Integer.MIN_VALUE, Integer.MAX_VALUE);
			case Decisions.ASSIGNMENT -> contract.text("task")
				.words("team", Teams.working(models))
				.mayBeOpen("team")
				.words(Variables.GRADE, with(GRADES, NONE))
				.truth("knownPerson")
				.gives("how", Kind.ONE, "nobody", "leastBusy", "sameAsBefore", "roundRobin", "named");
			case Decisions.RETENTION -> contract.words("what", "contact", "text", "file", "rawMail", "meToo")
				.truth(Variables.SENSITIVE)
				.truth("hold")
				.gives("days", 0, LONGEST_KEEPING)
				.gives("then", Kind.ONE, "erase", "keep");
			case Decisions.SENSITIVITY -> contract.truth("identityFound")
				.truth("cardFound")
				.truth("personalDataSeen")
				.truth("withFiles")
				.words(Variables.CHANNEL, Channels.ALL)
				.gives(Variables.SENSITIVE, Type.BOOLEAN);
			case Decisions.CHANNEL_REQUIREMENTS -> contract.words(Variables.CHANNEL, Channels.ALL)
				.gives("required", Kind.SOME, with(AskedFields.ALL, NONE).toArray(String[]::new))
				.gives("givenAt", Kind.ONE, "given", "received")
				.gives("receivedAt", Kind.ONE, "given", "recorded")
				.gives("reach", Kind.ONE, "page", "public", NONE);
			case Decisions.MEASURE_KINDS -> contract.words(MeasureLanding.KIND, LONGEST_KIND, MeasureLanding.KINDS)
				.words(Variables.LANDING, MeasureLanding.ALL)
				.gives(Variables.CHECK, LONGEST_KIND)
				.gives("pilot", Kind.ONE, "yes", "no")
				.gives(Variables.WINDOW, Type.BOOLEAN)
				.gives(Variables.ROLLBACK, Type.BOOLEAN);
			case Decisions.BACKLOG -> contract.count("cyclesWaiting")
				.count("customers")
				.words("effort", "S", "M", "L", "XL", "unknown")
				.gives("proposal", Kind.ONE, "take", "keep", "decline");
			case Decisions.FIGURE_TARGETS -> contract.text("figure")
				.words(Variables.GRADE, with(GRADES, "all"))
				.gives("target", Type.DECIMAL)
				.gives("warnAt", Type.DECIMAL)
				.gives("unit", Kind.ONE, "percent", "hours", "score", "number", NONE)
				.gives("days", 1, LONGEST_PERIOD);
			default -> null;
		};
	}

	private static Collection<String> with(List<String> words, String more) {
		return with(words, List.of(more));
	}

	private static Collection<String> with(List<String> words, Collection<String> more) {
		TreeSet<String> all = new TreeSet<>(words);
		all.addAll(more);
		return all;
	}

}
