package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** What the customer gets at which event. */
class MessagePlanTableTest extends DecisionTableContract {

	MessagePlanTableTest() {
		super("messagePlan", HitPolicy.UNIQUE, 3, 3, 49);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                           | event            | reach  | grade  | rule                       | template         | mode  | who
						Who cannot be reached gets nothing                 | received         | none   | none   | unreachable                | none             | off   | asker
						Spam from nowhere gets nothing                     | spam             | none   | low    | unreachable                | none             | off   | asker
						Who waits with an unreachable customer is told     | progress         | none   | high   | unreachable_everyone       | none             | off   | everyone
						The follow page shows received                     | received         | page   | none   | page_received              | received         | page  | asker
						The follow page shows question                     | question         | page   | urgent | page_question              | question         | page  | asker
						The follow page shows questionReminder             | questionReminder | page   | high   | page_questionReminder      | questionReminder | page  | asker
						The follow page shows answered                     | answered         | page   | medium | page_answered              | answered         | page  | asker
						The follow page shows message                      | message          | page   | low    | page_message               | message          | page  | asker
						The follow page shows mitigated                    | mitigated        | page   | low    | page_mitigated             | mitigated        | page  | everyone
						The follow page shows progress                     | progress         | page   | none   | page_progress              | progress         | page  | everyone
						The follow page shows promiseMoved                 | promiseMoved     | page   | urgent | page_promiseMoved          | promiseMoved     | page  | everyone
						The follow page shows merged                       | merged           | page   | high   | page_merged                | merged           | page  | asker
						The follow page shows declined                     | declined         | page   | medium | page_declined              | declined         | page  | asker
						The follow page shows planned                      | planned          | page   | low    | page_planned               | planned          | page  | everyone
						The follow page shows that no cause is found yet   | causeWatched     | page   | low    | page_causeWatched          | causeWatched     | page  | everyone
						The follow page shows resolved                     | resolved         | page   | none   | page_resolved              | resolved         | page  | asker
						The follow page shows confirmReminder              | confirmReminder  | page   | urgent | page_confirmReminder       | confirmReminder  | page  | asker
						The follow page shows closed                       | closed           | page   | high   | page_closed                | closed           | page  | asker
						The follow page shows reopened                     | reopened         | page   | medium | page_reopened              | reopened         | page  | asker
						The follow page shows reinstated                   | reinstated       | page   | none   | page_reinstated            | reinstated       | page  | asker
						The follow page shows withdrawn                    | withdrawn        | page   | low    | page_withdrawn             | withdrawn        | page  | asker
						The follow page shows erased                       | erased           | page   | low    | page_erased                | erased           | page  | asker
						A person posts answered in public, in short        | answered         | public | medium | public_answered            | answeredShort    | draft | asker
						A person posts mitigated in public, in short       | mitigated        | public | medium | public_mitigated           | mitigatedShort   | draft | everyone
						A person posts resolved in public, in short        | resolved         | public | medium | public_resolved            | resolvedShort    | draft | asker
						A receipt is not posted in public                  | received         | public | none   | public_otherwise           | none             | off   | asker
						A closed case is not posted in public              | closed           | public | high   | public_otherwise           | none             | off   | asker
						Progress is not posted in public                   | progress         | public | high   | public_everyone            | none             | off   | everyone
						Spam by mail gets no answer                        | spam             | direct | none   | spam                       | none             | off   | asker
						Spam with a follow page gets no answer             | spam             | page   | none   | spam                       | none             | off   | asker
						Spam in public gets no answer                      | spam             | public | none   | spam                       | none             | off   | asker
						Who is declined silently gets no mail              | declinedSilently | direct | none   | spam                       | none             | off   | asker
						Who is declined silently finds nothing on the page | declinedSilently | page   | none   | spam                       | none             | off   | asker
						A receipt is acknowledged at once                  | received         | direct | none   | direct_received            | acknowledgement  | auto  | asker
						A mail tells question at once                      | question         | direct | none   | direct_question            | question         | auto  | asker
						A mail tells answered at once                      | answered         | direct | medium | direct_answered            | answered         | auto  | asker
						A mail tells message at once                       | message          | direct | medium | direct_message             | message          | auto  | asker
						A mail tells mitigated at once                     | mitigated        | direct | medium | direct_mitigated           | mitigated        | auto  | everyone
						A mail tells questionReminder at once              | questionReminder | direct | medium | direct_questionReminder    | questionReminder | auto  | asker
						A mail tells merged at once                        | merged           | direct | medium | direct_merged              | merged           | auto  | asker
						A mail tells declined at once                      | declined         | direct | medium | direct_declined            | declined         | auto  | asker
						A mail tells planned at once                       | planned          | direct | medium | direct_planned             | planned          | auto  | everyone
						A mail tells that no cause is found yet            | causeWatched     | direct | high   | direct_causeWatched        | causeWatched     | auto  | everyone
						A mail tells resolved at once                      | resolved         | direct | medium | direct_resolved            | resolved         | auto  | asker
						A mail tells closed at once                        | closed           | direct | medium | direct_closed              | closed           | auto  | asker
						A mail tells reopened at once                      | reopened         | direct | medium | direct_reopened            | reopened         | auto  | asker
						A mail tells reinstated at once                    | reinstated       | direct | none   | direct_reinstated          | reinstated       | auto  | asker
						A mail tells withdrawn at once                     | withdrawn        | direct | medium | direct_withdrawn           | withdrawn        | auto  | asker
						A mail tells erased    at once                     | erased           | direct | medium | direct_erased              | erased           | auto  | asker
						Progress of grade urgent is confirmed by a person  | progress         | direct | urgent | progress_urgentHigh        | progress         | draft | everyone
						Progress of grade high is confirmed by a person    | progress         | direct | high   | progress_urgentHigh        | progress         | draft | everyone
						Progress of grade medium goes out by itself        | progress         | direct | medium | progress_otherwise         | progress         | auto  | everyone
						Progress of grade low goes out by itself           | progress         | direct | low    | progress_otherwise         | progress         | auto  | everyone
						Progress of grade none goes out by itself          | progress         | direct | none   | progress_otherwise         | progress         | auto  | everyone
						A person tells of a moved promise at grade urgent  | promiseMoved     | direct | urgent | promiseMoved_urgentHigh    | promiseMoved     | draft | everyone
						A person tells of a moved promise at grade high    | promiseMoved     | direct | high   | promiseMoved_urgentHigh    | promiseMoved     | draft | everyone
						A person tells of a moved promise at grade none    | promiseMoved     | direct | none   | promiseMoved_urgentHigh    | promiseMoved     | draft | everyone
						A moved promise at grade medium goes out by itself | promiseMoved     | direct | medium | promiseMoved_otherwise     | promiseMoved     | auto  | everyone
						A moved promise at grade low goes out by itself    | promiseMoved     | direct | low    | promiseMoved_otherwise     | promiseMoved     | auto  | everyone
						A confirmation is asked for again at grade urgent  | confirmReminder  | direct | urgent | confirmReminder_urgentHigh | confirmReminder  | auto  | asker
						A confirmation is asked for again at grade high    | confirmReminder  | direct | high   | confirmReminder_urgentHigh | confirmReminder  | auto  | asker
						No reminder to confirm at grade medium             | confirmReminder  | direct | medium | confirmReminder_otherwise  | none             | off   | asker
						No reminder to confirm at grade low                | confirmReminder  | direct | low    | confirmReminder_otherwise  | none             | off   | asker
						No reminder to confirm at grade none               | confirmReminder  | direct | none   | confirmReminder_otherwise  | none             | off   | asker
						""");
	}

}
