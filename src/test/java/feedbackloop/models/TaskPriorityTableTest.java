package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Where a task stands in the lists: by grade, and before it is graded by the mark. */
class TaskPriorityTableTest extends DecisionTableContract {

	TaskPriorityTableTest() {
		super("taskPriority", HitPolicy.FIRST, 2, 1, 6);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table, """
				sentence                                         | grade  | mark     | rule         | priority
				Urgent comes first                               | urgent | general  | urgent       | 100
				High comes before medium                         | high   | none     | high         | 75
				Medium comes before low                          | medium | urgent   | medium       | 50
				Low comes last                                   | low    | longTerm | low          | 25
				Somebody looks soon at what is marked urgent     | none   | urgent   | markedUrgent | 90
				What nobody has graded comes before medium       | none   | general  | otherwise    | 60
				""");
	}

}
