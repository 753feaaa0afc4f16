package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** The weights of the three scores. */
class PriorityWeightsTableTest extends DecisionTableContract {

	PriorityWeightsTableTest() {
		super("priorityWeights", HitPolicy.UNIQUE, 1, 5, 1);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                  | feedbackType | rule     | affectedWeight | severityWeight | urgencyWeight | divisor
						A defect is weighted 30, 40 and 30 %      | defect       | allTypes | 3              | 4              | 3             | 5
						A suggestion is weighted like all others  | suggestion   | allTypes | 3              | 4              | 3             | 5
						""");
	}

}
