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
						sentence                                            | complianceRisk | noMeasure | grade  | effortDays | dueBeyondLimit | pilotSkipped | rule                 | approver | timing
						Legal approves doing nothing about a legal risk     | true           | true      | urgent | 0          | false          | false        | noMeasure_compliance | legal    | before
						A manager approves doing nothing about urgent       | false          | true      | urgent | 0          | false          | false        | noMeasure_urgentHigh | manager  | before
						A manager approves doing nothing about high         | false          | true      | high   | 0          | false          | false        | noMeasure_urgentHigh | manager  | before
						A lead approves doing nothing about the rest        | false          | true      | medium | 0          | false          | false        | noMeasure            | lead     | before
						A lead approves doing nothing about low             | false          | true      | low    | 30         | true           | false        | noMeasure            | lead     | before
						Urgent work starts at once, however large or late   | true           | false     | urgent | 30         | true           | false        | urgent               | none     | before
						Urgent work without its pilot waits for a manager    | false          | false     | urgent | 1          | false          | true         | pilotSkipped         | manager  | before
						So does a small plan without its pilot              | true           | false     | low    | 0.5        | false          | true         | pilotSkipped         | manager  | before
						Doing nothing skips no pilot                        | false          | true      | medium | 0          | false          | true         | noMeasure            | lead     | before
						A plan for high is approved by a manager            | false          | false     | high   | 1          | false          | false        | high                 | manager  | before
						A plan of more than 20 days needs a manager         | false          | false     | medium | 20.5       | false          | false        | largeEffort          | manager  | before
						A plan of exactly 20 days needs nobody              | false          | false     | medium | 20         | false          | false        | otherwise            | none     | before
						A plan later than the grade allows needs a manager  | false          | false     | low    | 2          | true           | false        | dueBeyondLimit       | manager  | before
						A small plan for a legal risk needs nobody          | true           | false     | low    | 0.5        | false          | false        | otherwise            | none     | before
						""");
	}

}
