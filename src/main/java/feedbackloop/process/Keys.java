package feedbackloop.process;

import java.util.List;

/**
 * The names that models, forms, code and scripts share: messages, user tasks, decisions,
 * variables. Each stands here once.
 */
public final class Keys {

	private Keys() {
	}

	/**
	 * Messages that start a process or that a case waits for.
	 */
	public static final class Messages {

		public static final String FEEDBACK_REGISTERED = "FeedbackRegistered";

		public static final String QUESTION_ASKED = "QuestionAsked";

		public static final String CUSTOMER_REPLIED = "CustomerReplied";

		public static final String CUSTOMER_ADDED = "CustomerAdded";

		public static final String CUSTOMER_CONFIRMED = "CustomerConfirmed";

		public static final String CUSTOMER_DISPUTED = "CustomerDisputed";

		public static final String WITHDRAWN = "Withdrawn";

		public static final String REGRADED = "Regraded";

		public static final String IMPROVEMENT_OPENED = "ImprovementOpened";

		public static final String IMPROVEMENT_FINISHED = "ImprovementFinished";

		public static final String CASE_ATTACHED = "CaseAttached";

		public static final String CONTRIBUTION_ASKED = "ContributionAsked";

		public static final String IMPROVEMENT_LANDED = "ImprovementLanded";

		public static final String TAKEN_UP = "TakenUp";

		public static final String DECLINED = "Declined";

		public static final String UNLINKED = "Unlinked";

		public static final String REINSTATED = "Reinstated";

		public static final String REOPENED = "Reopened";

		public static final String REVIEW_DUE = "ReviewDue";

		public static final String CUSTOMER_UNREACHABLE = "CustomerUnreachable";

		private Messages() {
		}

	}

	/**
	 * User tasks.
	 */
	public static final class Tasks {

		public static final String PRIVACY_CHECK = "privacyCheck";

		public static final String TRIAGE = "triage";

		public static final String FIRST_RESPONSE = "firstResponse";

		public static final String DISPUTE = "dispute";

		public static final String MITIGATION = "mitigation";

		public static final String CONTRIBUTE = "contribute";

		public static final String ANALYSIS = "analysis";

		public static final String PLAN = "plan";

		public static final String APPROVAL = "approval";

		public static final String FIX = "fix";

		public static final String TEST = "test";

		public static final String CHECK = "check";

		public static final String PILOT = "pilot";

		public static final String RELEASE = "release";

		public static final String VERIFICATION = "verification";

		public static final String CLOSURE = "closure";

		public static final String REVIEW = "review";

		private Tasks() {
		}

	}

	/**
	 * Processes.
	 */
	public static final class Processes {

		public static final String FEEDBACK = "feedback";

		public static final String IMPROVEMENT = "improvement";

		public static final String MEASURE = "measure";

		public static final String CONTRIBUTION = "contribution";

		public static final String IMPROVEMENT_REVIEW = "improvementReview";

		public static final String EFFECT_CHECK = "effectCheck";

		private Processes() {
		}

	}

	/**
	 * The channels that feedback comes by.
	 */
	public static final class Channels {

		public static final List<String> ALL = List.of("portal", "api", "email", "phone", "ticket", "survey",
				"appStore", "inApp", "social", "interview", "roundTable", "suggestionBox");

		/** Came later than the others: tables from before do not name it. */
		public static final String ROUND_TABLE = "roundTable";

		private Channels() {
		}

	}

	/**
	 * The grades, from the most urgent.
	 */
	public static final class Grades {

		public static final List<String> ALL = List.of("urgent", "high", "medium", "low");

		private Grades() {
		}

	}

	/**
	 * The first marks, which say how fast a human must look, from the most urgent.
	 */
	public static final class Marks {

		public static final List<String> ALL = List.of("urgent", "general", "longTerm");

		private Marks() {
		}

	}

	/**
	 * Decision tables.
	 */
	public static final class Decisions {

		public static final String SCREENING = "screening";

		public static final String FEEDBACK_TYPES = "feedbackTypes";

		public static final String PRIORITY_WEIGHTS = "priorityWeights";

		public static final String AFFECTED_SCALE = "affectedScale";

		public static final String GRADE = "grade";

		public static final String ROUTING = "routing";

		public static final String TIME_LIMITS = "timeLimits";

		public static final String MESSAGE_PLAN = "messagePlan";

		public static final String ESCALATION = "escalation";

		public static final String STAFF_NOTICES = "staffNotices";

		public static final String TASK_PRIORITY = "taskPriority";

		public static final String ASSIGNMENT = "assignment";

		public static final String RETENTION = "retention";

		public static final String SENSITIVITY = "sensitivity";

		public static final String CHANNEL_REQUIREMENTS = "channelRequirements";

		public static final String MEASURE_KINDS = "measureKinds";

		public static final String BACKLOG = "backlog";

		public static final String FIGURE_TARGETS = "figureTargets";

		private Decisions() {
		}

	}

	/**
	 * What staff are told of, as the table {@code staffNotices} says whom; the text in
	 * {@code processes/messages} has the same name.
	 */
	public static final class Notices {

		public static final String OFFERED = "offered";

		public static final String ASSIGNED = "assigned";

		public static final String HANDED_OVER = "handedOver";

		public static final String MEASURE_OWNER = "measureOwner";

		public static final String IMPROVEMENT_OWNER = "improvementOwner";

		public static final String DRAFTED = "drafted";

		public static final String CUSTOMER_REPLIED = "customerReplied";

		public static final String DISPUTED = "disputed";

		public static final String MENTION = "mention";

		public static final String DECIDED = "decided";

		public static final String BOUNCED = "bounced";

		public static final String STARTED_WITHOUT_APPROVAL = "startedWithoutApproval";

		public static final String HANDLED_IMMEDIATELY = "handledImmediately";

		public static final String WINDOW_OPENS = "windowOpens";

		public static final String EFFECT_CONFIRMED = "effectConfirmed";

		public static final String EFFECT_REOPENED = "effectReopened";

		public static final String INCIDENT = "incident";

		public static final String TOO_MANY_REVEALS = "tooManyReveals";

		/** Of no case: what all channels brought, each working day. */
		public static final String CONSOLIDATION = "consolidation";

		/** Of no case: which figures came to miss their target, or nearly do. */
		public static final String TARGETS_MISSED = "targetsMissed";

		/** Those that code tells of; models name others where a wait ends. */
		public static final List<String> ALL = List.of(OFFERED, ASSIGNED, HANDED_OVER, MEASURE_OWNER, IMPROVEMENT_OWNER,
				DRAFTED, CUSTOMER_REPLIED, DISPUTED, MENTION, DECIDED, BOUNCED, STARTED_WITHOUT_APPROVAL,
				HANDLED_IMMEDIATELY, WINDOW_OPENS, EFFECT_CONFIRMED, EFFECT_REOPENED, INCIDENT, TOO_MANY_REVEALS,
				CONSOLIDATION, TARGETS_MISSED);

		private Notices() {
		}

	}

	/**
	 * Process variables: facts without personal data.
	 */
	public static final class Variables {

		public static final String FEEDBACK_NUMBER = "feedbackNumber";

		public static final String IMPROVEMENT_NUMBER = "improvementNumber";

		public static final String MEASURE_NUMBER = "measureNumber";

		public static final String REVIEW_NUMBER = "reviewNumber";

		public static final String CONTRIBUTION_TEAM = "contributionTeam";

		public static final String FEEDBACK_TYPE = "feedbackType";

		public static final String AFFECTED = "affected";

		public static final String SEVERITY = "severity";

		public static final String URGENCY = "urgency";

		public static final String MAJOR_LOSS_RISK = "majorLossRisk";

		public static final String COMPLIANCE_RISK = "complianceRisk";

		public static final String KNOWN_CAUSE = "knownCause";

		public static final String PRIORITY_SCORE = "priorityScore";

		public static final String GRADE = "grade";

		public static final String GRADE_REASON = "gradeReason";

		public static final String MARK = "mark";

		public static final String MARK_REASON = "markReason";

		public static final String PATH = "path";

		public static final String TEAM = "team";

		public static final String LEAD = "lead";

		public static final String CHANNEL = "channel";

		public static final String PRODUCT = "product";

		public static final String MODULE = "module";

		public static final String REGION = "region";

		public static final String CUSTOMER_GROUP = "customerGroup";

		public static final String LANGUAGE = "language";

		public static final String SENSITIVE = "sensitive";

		public static final String PRIVACY_DECISION = "privacyDecision";

		public static final String REACH = "reach";

		public static final String CORE_BLOCKED = "coreBlocked";

		public static final String STATED_MARK = "statedMark";

		public static final String RISK_HINT = "riskHint";

		/** Whether the customer was told that the case was declined. */
		public static final String DECLINE_TOLD = "declineTold";

		/** How often the customer has not accepted the result, the last time included. */
		public static final String OBJECTIONS = "objections";

		/**
		 * Whether service that was restored for now needs it no more: the cause is
		 * removed, or nothing will be done.
		 */
		public static final String LIFTED = "lifted";

		/** Whether the analysis decided that measures start at once. */
		public static final String HANDLE_IMMEDIATELY = "handleImmediately";

		/** One of the cases of an improvement; local to what is done for each. */
		public static final String CASE_NUMBER = "caseNumber";

		/** How many cases of a cause came since its improvement landed. */
		public static final String NEW_CASES = "newCases";

		/** The same in percent of those in as long a time before it was opened. */
		public static final String PERCENT_OF_BEFORE = "percentOfBefore";

		/** The task whose deadline passed; local to its timer. */
		public static final String OVERDUE_TASK = "overdueTask";

		/** The planned completion date of a measure, ISO. */
		public static final String PLANNED_DUE = "plannedDue";

		/** The department that carries out a measure. */
		public static final String DEPARTMENT = "department";

		/** What a measure is about, a word of the table {@code measureKinds}. */
		public static final String MEASURE_KIND = "measureKind";

		/** Where a measure lands: system, document, training or procedure. */
		public static final String LANDING = "landing";

		/** How a measure is checked, as the table {@code measureKinds} says. */
		public static final String CHECK = "check";

		/** Whether the release of a measure states its window, as that table says. */
		public static final String WINDOW = "window";

		/** From when a measure may be released, ISO with its offset. */
		public static final String WINDOW_START = "windowStart";

		/** Until when, in the same way. */
		public static final String WINDOW_END = "windowEnd";

		/** Whether a measure has a rollback plan, as that table says. */
		public static final String ROLLBACK = "rollback";

		/** How many cases came while a cause that was not found was watched. */
		public static final String CASES_MEANWHILE = "casesMeanwhile";

		/** Whether a measure is tried on a small scale first. */
		public static final String NEEDS_PILOT = "needsPilot";

		private Variables() {
		}

	}

}
