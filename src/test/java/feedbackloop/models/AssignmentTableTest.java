package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** To whom a new task belongs at once. */
class AssignmentTableTest extends DecisionTableContract {

	AssignmentTableTest() {
		super("assignment", HitPolicy.FIRST, 4, 1, 4);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                        | task          | team        | grade  | knownPerson | rule       | how
						A measure belongs to its owner                  | fix           | engineering | low    | false       | fix        | named
						An urgent measure, too                          | fix           | operations  | urgent | true        | fix        | named
						Who knows the customer answers again            | firstResponse | support     | medium | true        | acquainted | sameAsBefore
						Who decided before goes on with the dispute     | dispute       | lead        | urgent | true        | acquainted | sameAsBefore
						Who knows the improvement verifies it           | verification  | quality     | high   | true        | acquainted | sameAsBefore
						Somebody answers for urgent work at once        | firstResponse | support     | urgent | false       | urgent     | leastBusy
						Whichever task it is                            | analysis      | product     | urgent | true        | urgent     | leastBusy
						The rest is claimed                             | firstResponse | support     | high   | false       | otherwise  | nobody
						What nobody has graded is claimed               | triage        | support     | none   | true        | otherwise  | nobody
						""");
	}

}
