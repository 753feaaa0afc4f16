package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Who of the staff hears of what, and how. */
class StaffNoticesTableTest extends DecisionTableContract {

	StaffNoticesTableTest() {
		super("staffNotices", HitPolicy.UNIQUE, 2, 3, 22);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                            | event                  | grade  | rule              | who               | how    | quietHours
						Urgent work is told to the team at any time         | offered                | urgent | offered_urgent    | team              | now    | ignore
						High work is told to the team at once               | offered                | high   | offered_high      | team              | now    | keep
						Medium work waits for the digest                    | offered                | medium | offered_other     | team              | digest | keep
						Low work does too                                   | offered                | low    | offered_other     | team              | digest | keep
						What nobody graded yet does too                     | offered                | none   | offered_other     | team              | digest | keep
						Whoever gets an urgent task hears of it at night    | assigned               | urgent | forMe_urgent      | assignee          | now    | ignore
						Whoever gets a task hears of it                     | assigned               | low    | forMe_other       | assignee          | now    | keep
						The team that gets a task hears of it               | handedOver             | none   | forMe_other       | assignee          | now    | keep
						Who is mentioned hears of it                        | mention                | medium | forMe_other       | assignee          | now    | keep
						The owner of an urgent measure hears of it at night | measureOwner           | urgent | mine_urgent       | owner             | now    | ignore
						The owner of a measure hears of it                  | measureOwner           | high   | mine_other        | owner             | now    | keep
						A new owner of an improvement hears of it           | improvementOwner       | low    | mine_other        | owner             | now    | keep
						Whoever owns a case confirms its urgent letters     | drafted                | urgent | mine_urgent       | owner             | now    | ignore
						Whoever owns a case confirms its letters            | drafted                | high   | mine_other        | owner             | now    | keep
						Who waits for a decision hears of it                | decided                | medium | mine_other        | owner             | now    | keep
						A customer writes about an urgent case              | customerReplied        | urgent | customer_urgent   | assignee          | now    | ignore
						A customer writes                                   | customerReplied        | none   | customer_other    | assignee          | now    | keep
						A customer answers                                  | customerAnswered       | high   | customer_other    | assignee          | now    | keep
						A customer does not answer                          | noAnswer               | low    | customer_other    | assignee          | now    | keep
						An urgent dispute reaches the lead at night         | disputed               | urgent | disputed_urgent   | lead              | now    | ignore
						A dispute reaches the lead                          | disputed               | medium | disputed_other    | lead              | now    | keep
						A mail that came back stands in the digest          | bounced                | urgent | bounced           | owner             | digest | keep
						Managers hear of urgent work without approval       | startedWithoutApproval | urgent | unapproved_urgent | managers          | now    | ignore
						Other work without approval is nobody's concern     | startedWithoutApproval | medium | unapproved_other  | managers          | off    | keep
						Managers hear what an analysis starts at once       | handledImmediately     | high   | immediately       | managers          | now    | keep
						The team hears when it may release                  | windowOpens            | high   | windowOpens       | team              | now    | keep
						The lead hears in the digest that it worked         | effectConfirmed        | low    | effectConfirmed   | owner, lead       | digest | keep
						The lead hears that it did not                      | effectReopened         | low    | effectReopened    | owner, lead       | now    | keep
						An error is told at any time                        | incident               | none   | incident          | operations, admin | now    | ignore
						Too many looks are told at any time                 | tooManyReveals         | low    | reveals           | privacy, managers | now    | ignore
						What came in is told to who is in charge            | consolidation          | none   | consolidation     | lead, managers    | digest | keep
						Managers hear of targets that are missed            | targetsMissed          | none   | targetsMissed     | managers          | digest | keep
						""");
	}

}
