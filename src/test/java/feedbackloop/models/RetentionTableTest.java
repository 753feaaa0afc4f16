package feedbackloop.models;

import java.util.List;

import org.camunda.bpm.model.dmn.HitPolicy;

/** How long personal data is kept after a case has ended. */
class RetentionTableTest extends DecisionTableContract {

	RetentionTableTest() {
		super("retention", HitPolicy.UNIQUE, 3, 2, 7);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                           | what    | sensitive | hold  | rule              | days | then
						What must be kept stays                            | contact | false     | true  | hold              | 0    | keep
						Mails that must be kept stay, too                  | rawMail | true      | true  | hold              | 0    | keep
						A contact goes after half a year                   | contact | false     | false | contact           | 180  | erase
						That of a sensitive case goes sooner               | contact | true      | false | contact_sensitive | 60   | erase
						Words go after two years                           | text    | false     | false | words             | 730  | erase
						So do files                                        | file    | false     | false | words             | 730  | erase
						Words of a sensitive case go after half a year     | text    | true      | false | words_sensitive   | 180  | erase
						So do its files                                    | file    | true      | false | words_sensitive   | 180  | erase
						Mails as they came go after a month                | rawMail | true      | false | rawMail           | 30   | erase
						So soon goes who waited for one message            | meToo   | false     | false | meToo             | 7    | erase
						""");
	}

}
