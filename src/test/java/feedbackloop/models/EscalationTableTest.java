package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Who is told when a task gets late, how, and what is done about it. */
class EscalationTableTest extends DecisionTableContract {

	EscalationTableTest() {
		super("escalation", HitPolicy.UNIQUE, 3, 6, 15);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                             | percent | stage        | grade  | rule            | who             | how    | action   | unclaimAfter | raiseBy | quietHours
						Half of an urgent time reminds whoever has it        | 50      | triage       | urgent | half_pressing   | assignee        | now    | none     | 0            | 0       | keep
						Half of a high time does too                         | 50      | triage       | high   | half_pressing   | assignee        | now    | none     | 0            | 0       | keep
						Half of a medium time is nobody's concern            | 50      | triage       | medium | half_other      | assignee        | off    | none     | 0            | 0       | keep
						Half of a low time is not either                     | 50      | triage       | low    | half_other      | assignee        | off    | none     | 0            | 0       | keep
						Little urgent time left is told to the team at night | 80      | triage       | urgent | near_urgent     | assignee, team  | now    | none     | 0            | 0       | ignore
						Little high time left can wait for the morning       | 80      | triage       | high   | near_high       | assignee, team  | now    | none     | 0            | 0       | keep
						Little medium time left stands in the digest         | 80      | triage       | medium | near_other      | assignee        | digest | none     | 0            | 0       | keep
						Little low time left stands in the digest            | 80      | triage       | low    | near_other      | assignee        | digest | none     | 0            | 0       | keep
						An urgent miss reaches manager and lead at any time  | 100     | triage       | urgent | missed_urgent   | manager, lead   | now    | none     | 2            | 0       | ignore
						A high miss reaches the manager in working hours     | 100     | triage       | high   | missed_high     | manager         | now    | none     | 0            | 0       | keep
						A medium miss stands in the manager's digest         | 100     | triage       | medium | missed_other    | manager         | digest | none     | 0            | 0       | keep
						A low miss stands in the manager's digest            | 100     | triage       | low    | missed_other    | manager         | digest | none     | 0            | 0       | keep
						An urgent task half as late again goes to the lead   | 150     | triage       | urgent | late_urgent     | manager, deputy | now    | reassign | 0            | 0       | ignore
						An urgent approval stays with its group              | 150     | approval     | urgent | late_approval   | manager, deputy | now    | none     | 0            | 0       | ignore
						An urgent privacy check does too                     | 150     | privacyCheck | urgent | late_approval   | manager, deputy | now    | none     | 0            | 0       | ignore
						A high task moves up and the customer should know    | 150     | triage       | high   | late_high       | manager, lead   | now    | propose  | 0            | 10      | keep
						A medium task moves up                               | 150     | triage       | medium | late_other      | lead            | digest | none     | 0            | 10      | keep
						A low task moves up                                  | 150     | triage       | low    | late_other      | lead            | digest | none     | 0            | 10      | keep
						Twice an urgent time concerns every manager          | 200     | triage       | urgent | veryLate_urgent | managers        | now    | propose  | 0            | 0       | ignore
						Twice a high time does too, in working hours         | 200     | triage       | high   | veryLate_high   | managers        | now    | propose  | 0            | 0       | keep
						Twice a medium time has the customer told            | 200     | triage       | medium | veryLate_other  | manager         | digest | propose  | 0            | 0       | keep
						Twice a low time has the customer told               | 200     | triage       | low    | veryLate_other  | manager         | digest | propose  | 0            | 0       | keep
						""");
	}

}
