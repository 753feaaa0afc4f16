package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** What the review is proposed to do with a case of the backlog. */
class BacklogTableTest extends DecisionTableContract {

	BacklogTableTest() {
		super("backlog", HitPolicy.FIRST, 3, 1, 4);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                     | cyclesWaiting | customers | effort  | rule          | proposal
						Many customers have it                       | 0             | 10        | XL      | manyCustomers | take
						However long it waits                        | 9             | 25        | unknown | manyCustomers | take
						Little work is done at once                  | 0             | 1         | S       | quickWin      | take
						Also what has waited long                    | 5             | 1         | S       | quickWin      | take
						What waits for the third cycle gets a no     | 3             | 9         | M       | waitedLong    | decline
						Also where nobody said how much work it is   | 4             | 1         | unknown | waitedLong    | decline
						It is looked at again                        | 2             | 9         | L       | otherwise     | keep
						Also where nobody said how much work it is.  | 0             | 1         | unknown | otherwise     | keep
						""");
	}

}
