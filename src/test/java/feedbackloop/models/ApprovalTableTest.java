package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Four eyes on plans and on doing nothing. */
class ApprovalTableTest extends DecisionTableContract {

	ApprovalTableTest() {
		super("approval", HitPolicy.FIRST, 6, 2, 9);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                            | complianceRisk | noMeasure | handleImmediately | grade  | effortDays | dueBeyondLimit | rule                 | approver | timing
						Legal approves doing nothing about a legal risk     | true           | true      | false             | urgent | 0          | false          | noMeasure_compliance | legal    | before
						A manager approves doing nothing about urgent       | false          | true      | false             | urgent | 0          | false          | noMeasure_urgentHigh | manager  | before
						A manager approves doing nothing about high         | false          | true      | false             | high   | 0          | false          | noMeasure_urgentHigh | manager  | before
						A lead approves doing nothing about the rest        | false          | true      | false             | medium | 0          | false          | noMeasure            | lead     | before
						A lead approves doing nothing about low             | false          | true      | false             | low    | 30         | true           | noMeasure            | lead     | before
						Urgent work starts at once, however large or late   | true           | false     | false             | urgent | 30         | true           | urgent               | none     | before
						What is to be handled at once starts without it     | false          | false     | true              | high   | 30         | true           | immediately          | none     | before
						Doing nothing at once is still approved             | false          | true      | true              | high   | 0          | false          | noMeasure_urgentHigh | manager  | before
						And by legal where there is a risk                  | true           | true      | true              | low    | 0          | false          | noMeasure_compliance | legal    | before
						A plan for high is approved by a manager            | false          | false     | false             | high   | 1          | false          | high                 | manager  | before
						A plan of more than 20 days needs a manager         | false          | false     | false             | medium | 20.5       | false          | largeEffort          | manager  | before
						A plan of exactly 20 days needs nobody              | false          | false     | false             | medium | 20         | false          | otherwise            | none     | before
						A plan later than the grade allows needs a manager  | false          | false     | false             | low    | 2          | true           | dueBeyondLimit       | manager  | before
						A small plan for a legal risk needs nobody          | true           | false     | false             | low    | 0.5        | false          | otherwise            | none     | before
						""");
	}

}
