package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** How fast a person must look. */
class FirstMarkTableTest extends DecisionTableContract {

	FirstMarkTableTest() {
		super("firstMark", HitPolicy.FIRST, 4, 2, 7);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                                | riskHint | coreBlocked | channel       | statedMark | rule           | mark
						A hint of harm is urgent whatever the customer says     | true     | no          | portal        | longTerm   | riskHint       | urgent
						A blocked core function is urgent without being so called | false  | yes         | portal        | none       | coreBlocked    | urgent
						A blocked core function is urgent even as a wish        | false    | yes         | email         | longTerm   | coreBlocked    | urgent
						Staff on the phone may call it urgent                   | false    | no          | phone         | urgent     | staffJudgement | urgent
						Staff in a ticket may call it urgent                    | false    | unknown     | ticket        | urgent     | staffJudgement | urgent
						Staff in an interview may call it urgent                | false    | no          | interview     | urgent     | staffJudgement | urgent
						Staff at the suggestion box may call it urgent          | false    | no          | suggestionBox | urgent     | staffJudgement | urgent
						A customer who can go on working is not urgent          | false    | no          | portal        | urgent     | stillUsable    | general
						A customer of whom nothing more is known is believed    | false    | unknown     | api           | urgent     | statedUrgent   | urgent
						A new capability may be planned                         | false    | no          | portal        | longTerm   | longTerm       | longTerm
						Staff may note a new capability too                     | false    | unknown     | phone         | longTerm   | longTerm       | longTerm
						Called general it is general                            | false    | unknown     | survey        | general    | otherwise      | general
						Without a word on it it is general                      | false    | no          | social        | none       | otherwise      | general
						""");
	}

}
