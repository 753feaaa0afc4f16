package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** With how many new cases an improvement worked. */
class EffectTableTest extends DecisionTableContract {

	EffectTableTest() {
		super("effect", HitPolicy.FIRST, 3, 1, 4);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table, """
				sentence                            | grade  | newCases | percentOfBefore | rule   | effectResult
				No new case                         | urgent | 0        | 0               | none   | confirmed
				As many as before                   | low    | 1        | 100             | same   | reopen
				More than before                    | high   | 7        | 350             | same   | reopen
				Urgent and not halved               | urgent | 3        | 60              | severe | reopen
				High and halved                     | high   | 2        | 50              | fewer  | confirmed
				A medium one that is a little rarer | medium | 9        | 90              | fewer  | confirmed
				""");
	}

}
