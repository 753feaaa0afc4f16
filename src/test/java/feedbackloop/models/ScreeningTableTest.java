package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Whether a new feedback is suspicious. */
class ScreeningTableTest extends DecisionTableContract {

	ScreeningTableTest() {
		super("screening", HitPolicy.FIRST, 3, 2, 5);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                           | listed | sameTextIn24h | onlyLinks | rule      | suspected
						Whoever is allowed may write the same and links    | allow  | 100           | true      | allowed   | false
						Whoever is blocked is looked at first              | block  | 0             | false     | blocked   | true
						The fourth with the same words is suspected        | none   | 3             | false     | repeated  | true
						The third with the same words is not               | none   | 2             | false     | otherwise | false
						Nothing but links is suspected                     | none   | 0             | true      | onlyLinks | true
						Everything else is a feedback like any other       | none   | 0             | false     | otherwise | false
						""");
	}

}
