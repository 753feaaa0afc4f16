package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Where service is restored before the cause is removed. */
class MitigationTableTest extends DecisionTableContract {

	MitigationTableTest() {
		super("mitigation", HitPolicy.FIRST, 2, 1, 3);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table, """
				sentence                               | grade  | urgency | rule    | mitigate
				Whatever is urgent                     | urgent | 2       | urgent  | true
				Also when it is needed within 24 hours | urgent | 5       | urgent  | true
				A low one that is needed at once       | low    | 5       | urgency | true
				A high one that is not                 | high   | 4       | other   | false
				Any other                              | low    | 1       | other   | false
				""");
	}

}
