package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** Which gate a measure passes. */
class MeasureKindsTableTest extends DecisionTableContract {

	MeasureKindsTableTest() {
		super("measureKinds", HitPolicy.UNIQUE, 2, 4, 4);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                     | kind          | landing   | rule     | check  | pilot | window | rollback
						A change to a system is tested and piloted   | product       | system    | system   | test   | yes   | true   | true
						Whatever kind of measure it is               | education     | system    | system   | test   | yes   | true   | true
						A document of the product has a reader       | product       | document  | inside   | reader | no    | false  | false
						A procedure, too                             | process       | procedure | inside   | reader | no    | false  | false
						A letter to customers has a reader           | communication | document  | outside  | reader | no    | false  | false
						A procedure that customers learn, too        | education     | procedure | outside  | reader | no    | false  | false
						Training has one who reads it, whose ever    | product       | training  | training | reader | no    | false  | false
						Training of customers                        | education     | training  | training | reader | no    | false  | false
						""");
	}

}
