package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Who is told when a task gets late, how, and what is done about it. */
class EscalationTableTest extends DecisionTableContract {

	EscalationTableTest() {
		super("escalation", HitPolicy.UNIQUE, 2, 4, 14);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                              | level | grade  | rule            | who             | how    | action         | quietHours
						Half of an urgent time reminds whoever has it         | 1     | urgent | half_pressing   | assignee        | now    | none           | keep
						Half of a high time does too                          | 1     | high   | half_pressing   | assignee        | now    | none           | keep
						Half of a medium time is nobody's concern             | 1     | medium | half_other      | assignee        | off    | none           | keep
						Half of a low time is not either                      | 1     | low    | half_other      | assignee        | off    | none           | keep
						Little urgent time left is told to the team at night  | 2     | urgent | near_urgent     | assignee, team  | now    | none           | ignore
						Little high time left can wait for the morning        | 2     | high   | near_high       | assignee, team  | now    | none           | keep
						Little medium time left stands in the digest          | 2     | medium | near_other      | assignee        | digest | none           | keep
						Little low time left stands in the digest             | 2     | low    | near_other      | assignee        | digest | none           | keep
						An urgent miss reaches manager and lead at any time   | 3     | urgent | missed_urgent   | manager, lead   | now    | unclaim        | ignore
						A high miss reaches the manager in working hours      | 3     | high   | missed_high     | manager         | now    | none           | keep
						A medium miss stands in the manager's digest          | 3     | medium | missed_other    | manager         | digest | none           | keep
						A low miss stands in the manager's digest             | 3     | low    | missed_other    | manager         | digest | none           | keep
						An urgent task half as late again goes to the lead    | 4     | urgent | late_urgent     | manager, deputy | now    | reassign       | ignore
						A high task moves up and the customer should know     | 4     | high   | late_high       | manager, lead   | now    | raise, propose | keep
						A medium task moves up                                | 4     | medium | late_other      | lead            | digest | raise          | keep
						A low task moves up                                   | 4     | low    | late_other      | lead            | digest | raise          | keep
						Twice an urgent time concerns every manager           | 5     | urgent | veryLate_urgent | managers        | now    | propose        | ignore
						Twice a high time does too, in working hours          | 5     | high   | veryLate_high   | managers        | now    | propose        | keep
						Twice a medium time has the customer told             | 5     | medium | veryLate_other  | manager         | digest | propose        | keep
						Twice a low time has the customer told                | 5     | low    | veryLate_other  | manager         | digest | propose        | keep
						""");
	}

}
