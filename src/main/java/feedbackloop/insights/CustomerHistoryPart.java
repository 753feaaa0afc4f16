package feedbackloop.insights;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.OtherCases;
import feedbackloop.words.HouseTime;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows what the same customer wrote before and after, found by keyed hashes of phone
 * number and mail address.
 */
@Component
@Order(10)
class CustomerHistoryPart implements CasePart {

	private static final int SHOWN = 10;

	private static final int COUNTED = 100;

	private final JdbcClient database;

	private final HouseTime time;

	CustomerHistoryPart(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	@Override
	public String name() {
		return "history";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.RELATED;
	}

	/**
	 * Null where no other case of the customer is known.
	 */
	@Override
	public History of(CaseLook look) {
		List<Line> cases = this.database.sql("""
				select f.number, f.status, f.received_at,
				coalesce(f.restatement, f.summary_masked, left(f.description_masked, 100)) as summary
				""" + OtherCases.OF_THE_CUSTOMER + "order by f.received_at desc limit :count")
			.param("number", look.number())
			.param("reader", look.reader())
			.param("count", COUNTED + 1)
			.query((row, index) -> new Line(row.getString("number"), row.getString("status"), row.getString("summary"),
					this.time.at(row, "received_at")))
			.list();
		return cases.isEmpty() ? null : new History(Math.min(cases.size(), COUNTED), cases.size() > COUNTED,
				cases.stream().limit(SHOWN).toList());
	}

	/**
	 * The other cases of a customer.
	 *
	 * @param more whether there are more than were counted
	 * @param cases the newest
	 */
	record History(int count, boolean more, List<Line> cases) {

	}

	/**
	 * Another case of the customer, masked.
	 */
	record Line(String number, String status, String summary, OffsetDateTime receivedAt) {

	}

}
