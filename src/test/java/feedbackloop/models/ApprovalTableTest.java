package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Four eyes on plans and on doing nothing. */
class ApprovalTableTest extends DecisionTableContract {

	ApprovalTableTest() {
		super("approval", HitPolicy.FIRST, 5, 2, 8);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                            | complianceRisk | noMeasure | grade  | effortDays | dueBeyondLimit | rule                 | approver | timing
						Legal approves doing nothing about a legal risk     | true           | true      | urgent | 0          | false          | noMeasure_compliance | legal    | before
						A manager approves doing nothing about urgent       | false          | true      | urgent | 0          | false          | noMeasure_urgentHigh | manager  | before
						A manager approves doing nothing about high         | false          | true      | high   | 0          | false          | noMeasure_urgentHigh | manager  | before
						A lead approves doing nothing about the rest        | false          | true      | medium | 0          | false          | noMeasure            | lead     | before
						A lead approves doing nothing about low             | false          | true      | low    | 30         | true           | noMeasure            | lead     | before
						Urgent work starts at once, however large or late   | true           | false     | urgent | 30         | true           | urgent               | none     | before
						A plan for high is approved by a manager            | false          | false     | high   | 1          | false          | high                 | manager  | before
						A plan of more than 20 days needs a manager         | false          | false     | medium | 20.5       | false          | largeEffort          | manager  | before
						A plan of exactly 20 days needs nobody              | false          | false     | medium | 20         | false          | otherwise            | none     | before
						A plan later than the grade allows needs a manager  | false          | false     | low    | 2          | true           | dueBeyondLimit       | manager  | before
						A small plan for a legal risk needs nobody          | true           | false     | low    | 0.5        | false          | otherwise            | none     | before
						""");
	}

}
