package feedbackloop.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose rows are meant.
 *
 * @param cases numbers
 * @param contacts ids
 * @param indexes keyed hashes of phone numbers and mail addresses
 * @param addresses keyed hashes of mail addresses
 */
record Whose(List<String> cases, List<Long> contacts, List<String> indexes, List<String> addresses) {

	/**
	 * By which the statements of {@code personal-data.yaml} find the rows; more may be
	 * added.
	 * @param mails ids of those that belong to no case
	 */
	Map<String, Object> parameters(List<Long> mails) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("contacts", this.contacts.toArray(Long[]::new));
		parameters.put("cases", this.cases.toArray(String[]::new));
		parameters.put("indexes", this.indexes.toArray(String[]::new));
		parameters.put("mails", mails.toArray(Long[]::new));
		return parameters;
	}

}
