package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** What score a number of customers gives. */
class AffectedScaleTableTest extends DecisionTableContract {

	AffectedScaleTableTest() {
		super("affectedScale", HitPolicy.UNIQUE, 1, 1, 5);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table, """
				sentence                              | customers | rule   | affected
				Nobody known counts like one customer | 0         | single | 1
				One customer is a single one          | 1         | single | 1
				Two customers are a few               | 2         | few    | 2
				Nine customers are still a few        | 9         | few    | 2
				Ten customers are some                | 10        | some   | 3
				99 customers are still some           | 99        | some   | 3
				A hundred customers are many          | 100       | many   | 4
				999 customers are still many          | 999       | many   | 4
				A thousand customers are most         | 1000      | most   | 5
				A million customers are most          | 1000000   | most   | 5
				""");
	}

}
