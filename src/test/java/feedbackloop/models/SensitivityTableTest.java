package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** What the privacy team looks at before others read it. */
class SensitivityTableTest extends DecisionTableContract {

	SensitivityTableTest() {
		super("sensitivity", HitPolicy.UNIQUE, 5, 1, 4);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                       | identityFound | cardFound | personalDataSeen | withFiles | channel  | rule     | sensitive
						What staff say holds personal data             | false         | false     | true             | false     | phone    | seen     | true
						Also with a number in it                       | true          | true      | true             | false     | phone    | seen     | true
						The number of an identity card                 | true          | false     | false            | false     | portal   | identity | true
						With that of a bank card, too                  | true          | true      | false            | true      | email    | identity | true
						The number of a bank card alone                | false         | true      | false            | false     | api      | card     | true
						Nothing of the kind                            | false         | false     | false            | false     | portal   | other    | false
						Files are not looked into                      | false         | false     | false            | true      | survey   | other    | false
						""");
	}

}
