package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** With how many new cases an improvement worked. */
class EffectTableTest extends DecisionTableContract {

	EffectTableTest() {
		super("effect", HitPolicy.FIRST, 4, 1, 4);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                            | feedbackType | grade  | newCases | percentOfBefore | rule   | effectResult
						No new case                         | defect       | urgent | 0        | 0               | none   | confirmed
						As many as before                   | defect       | low    | 1        | 100             | same   | reopen
						More than before                    | defect       | high   | 7        | 350             | same   | reopen
						Urgent and not halved               | defect       | urgent | 3        | 60              | severe | reopen
						High and halved                     | experience   | high   | 2        | 50              | fewer  | confirmed
						A medium one that is a little rarer | experience   | medium | 9        | 90              | fewer  | confirmed
						""");
	}

}
