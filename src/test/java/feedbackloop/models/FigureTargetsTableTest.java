package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** What each figure shall be, and where managers are warned. */
class FigureTargetsTableTest extends DecisionTableContract {

	FigureTargetsTableTest() {
		super("figureTargets", HitPolicy.FIRST, 2, 4, 10);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                   | figure            | grade  | rule                | target | warnAt | unit    | days
						Urgent cases are all answered in time      | firstResponseKept | urgent | firstResponseUrgent | 100.0  | 100.0  | percent | 30
						Nearly all are answered in time            | firstResponseKept | all    | firstResponse       | 95.0   | 97.0   | percent | 30
						High ones have no target of their own      | firstResponseKept | high   | otherwise           | 0.0    | 0.0    | none    | 30
						Nine of ten are solved in time             | resolutionKept    | all    | resolution          | 90.0   | 93.0   | percent | 30
						The first contact settles two of five      | firstContact      | all    | firstContact        | 40.0   | 45.0   | percent | 30
						Few come again                             | repeat            | all    | repeat              | 10.0   | 8.0    | percent | 30
						Customers are satisfied                    | satisfaction      | all    | satisfaction        | 4.2    | 4.3    | score   | 30
						Measures land in time                      | landing           | all    | landing             | 80.0   | 85.0   | percent | 30
						What landed worked                         | worked            | all    | worked              | 70.0   | 75.0   | percent | 30
						Little is called invalid                   | invalidShare      | all    | invalidShare        | 20.0   | 17.0   | percent | 30
						Nobody says how many shall come in         | received          | all    | otherwise           | 0.0    | 0.0    | none    | 30
						""");
	}

}
