package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** What the customer gets at which event. */
class MessagePlanTableTest extends DecisionTableContract {

	MessagePlanTableTest() {
		super("messagePlan", HitPolicy.UNIQUE, 3, 2, 41);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                           | event            | reach  | grade  | rule                       | template         | mode
						Who cannot be reached gets nothing                 | received         | none   | none   | unreachable                | none             | off
						Spam from nowhere gets nothing                     | spam             | none   | low    | unreachable                | none             | off
						The follow page shows received                     | received         | page   | none   | page_received              | received         | page
						The follow page shows question                     | question         | page   | urgent | page_question              | question         | page
						The follow page shows questionReminder             | questionReminder | page   | high   | page_questionReminder      | questionReminder | page
						The follow page shows answered                     | answered         | page   | medium | page_answered              | answered         | page
						The follow page shows mitigated                    | mitigated        | page   | low    | page_mitigated             | mitigated        | page
						The follow page shows progress                     | progress         | page   | none   | page_progress              | progress         | page
						The follow page shows promiseMoved                 | promiseMoved     | page   | urgent | page_promiseMoved          | promiseMoved     | page
						The follow page shows merged                       | merged           | page   | high   | page_merged                | merged           | page
						The follow page shows declined                     | declined         | page   | medium | page_declined              | declined         | page
						The follow page shows planned                      | planned          | page   | low    | page_planned               | planned          | page
						The follow page shows resolved                     | resolved         | page   | none   | page_resolved              | resolved         | page
						The follow page shows confirmReminder              | confirmReminder  | page   | urgent | page_confirmReminder       | confirmReminder  | page
						The follow page shows closed                       | closed           | page   | high   | page_closed                | closed           | page
						The follow page shows reopened                     | reopened         | page   | medium | page_reopened              | reopened         | page
						The follow page shows reinstated                   | reinstated       | page   | none   | page_reinstated            | reinstated       | page
						The follow page shows withdrawn                    | withdrawn        | page   | low    | page_withdrawn             | withdrawn        | page
						A person posts answered in public, in short        | answered         | public | medium | public_answered            | answeredShort    | draft
						A person posts mitigated in public, in short       | mitigated        | public | medium | public_mitigated           | mitigatedShort   | draft
						A person posts resolved in public, in short        | resolved         | public | medium | public_resolved            | resolvedShort    | draft
						A receipt is not posted in public                  | received         | public | none   | public_otherwise           | none             | off
						A closed case is not posted in public              | closed           | public | high   | public_otherwise           | none             | off
						Spam by mail gets no answer                        | spam             | direct | none   | spam                       | none             | off
						Spam with a follow page gets no answer             | spam             | page   | none   | spam                       | none             | off
						Spam in public gets no answer                      | spam             | public | none   | spam                       | none             | off
						Who is declined silently gets no mail              | declinedSilently | direct | none   | spam                       | none             | off
						Who is declined silently finds nothing on the page | declinedSilently | page   | none   | spam                       | none             | off
						A receipt is acknowledged at once                  | received         | direct | none   | direct_received            | acknowledgement  | auto
						A mail tells question at once                      | question         | direct | none   | direct_question            | question         | auto
						A mail tells answered at once                      | answered         | direct | medium | direct_answered            | answered         | auto
						A mail tells mitigated at once                     | mitigated        | direct | medium | direct_mitigated           | mitigated        | auto
						A mail tells questionReminder at once              | questionReminder | direct | medium | direct_questionReminder    | questionReminder | auto
						A mail tells merged at once                        | merged           | direct | medium | direct_merged              | merged           | auto
						A mail tells declined at once                      | declined         | direct | medium | direct_declined            | declined         | auto
						A mail tells planned at once                       | planned          | direct | medium | direct_planned             | planned          | auto
						A mail tells resolved at once                      | resolved         | direct | medium | direct_resolved            | resolved         | auto
						A mail tells closed at once                        | closed           | direct | medium | direct_closed              | closed           | auto
						A mail tells reopened at once                      | reopened         | direct | medium | direct_reopened            | reopened         | auto
						A mail tells reinstated at once                    | reinstated       | direct | none   | direct_reinstated          | reinstated       | auto
						A mail tells withdrawn at once                     | withdrawn        | direct | medium | direct_withdrawn           | withdrawn        | auto
						Progress of grade urgent is confirmed by a person  | progress         | direct | urgent | progress_urgentHigh        | progress         | draft
						Progress of grade high is confirmed by a person    | progress         | direct | high   | progress_urgentHigh        | progress         | draft
						Progress of grade medium goes out by itself        | progress         | direct | medium | progress_otherwise         | progress         | auto
						Progress of grade low goes out by itself           | progress         | direct | low    | progress_otherwise         | progress         | auto
						Progress of grade none goes out by itself          | progress         | direct | none   | progress_otherwise         | progress         | auto
						A person tells of a moved promise at grade urgent  | promiseMoved     | direct | urgent | promiseMoved_urgentHigh    | promiseMoved     | draft
						A person tells of a moved promise at grade high    | promiseMoved     | direct | high   | promiseMoved_urgentHigh    | promiseMoved     | draft
						A person tells of a moved promise at grade none    | promiseMoved     | direct | none   | promiseMoved_urgentHigh    | promiseMoved     | draft
						A moved promise at grade medium goes out by itself | promiseMoved     | direct | medium | promiseMoved_otherwise     | promiseMoved     | auto
						A moved promise at grade low goes out by itself    | promiseMoved     | direct | low    | promiseMoved_otherwise     | promiseMoved     | auto
						A confirmation is asked for again at grade urgent  | confirmReminder  | direct | urgent | confirmReminder_urgentHigh | confirmReminder  | auto
						A confirmation is asked for again at grade high    | confirmReminder  | direct | high   | confirmReminder_urgentHigh | confirmReminder  | auto
						No reminder to confirm at grade medium             | confirmReminder  | direct | medium | confirmReminder_otherwise  | none             | off
						No reminder to confirm at grade low                | confirmReminder  | direct | low    | confirmReminder_otherwise  | none             | off
						No reminder to confirm at grade none               | confirmReminder  | direct | none   | confirmReminder_otherwise  | none             | off
						""");
	}

}
