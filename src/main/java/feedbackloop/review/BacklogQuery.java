package feedbackloop.review;

import java.util.List;
import java.util.Map;

import feedbackloop.process.QueryReader;

/**
 * Which cases of the backlog are looked for, checked; what is null does not matter.
 *
 * @param page from 0
 */
record BacklogQuery(String product, String feedbackType, String proposal, String effort, int page) {

	static final List<String> NAMES = List.of("product", "feedbackType", "proposal", "effort", "page");

	static final List<String> PROPOSALS = List.of("take", "keep", "decline");

	static final List<String> EFFORTS = List.of("S", "M", "L", "XL", BacklogItem.UNKNOWN);

	static final int SIZE = 50;

	/**
	 * The query behind an address.
	 * @throws feedbackloop.process.Refusal naming every parameter that is wrong
	 */
	static BacklogQuery of(Map<String, String> given) {
		QueryReader reader = new QueryReader(given);
		BacklogQuery query = new BacklogQuery(reader.text("product", 200), reader.text("feedbackType", 40),
				reader.choice("proposal", PROPOSALS), reader.choice("effort", EFFORTS),
				reader.whole("page", 0, 0, 10_000));
		reader.refuseProblems();
		return query;
	}

}
