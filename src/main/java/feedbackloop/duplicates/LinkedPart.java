package feedbackloop.duplicates;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Customers;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.process.Right;
import feedbackloop.words.HouseTime;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows on the case page what is linked. For a duplicate that is its original, with the
 * way back. For an original it is its duplicates and how many customers stand behind it.
 */
@Component
@Order(25)
class LinkedPart implements CasePart {

	private static final int MOST = 20;

	private final Customers customers;

	private final JdbcClient database;

	private final HouseTime time;

	LinkedPart(Customers customers, JdbcClient database, HouseTime time) {
		this.customers = customers;
		this.database = database;
		this.time = time;
	}

	@Override
	public String name() {
		return "linked";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.RELATED;
	}

	@Override
	public Content of(CaseLook look) {
		Feedback feedback = look.feedback();
		if (feedback.originalNumber() == null && look.duplicates() == 0 && !feedback.isChaser()) {
			return null;
		}
		boolean undo = feedback.originalNumber() != null && feedback.status() == Status.MERGED
				&& Right.UNMERGE.isOf(look.groups());
		return new Content(feedback.originalNumber(), feedback.isChaser(), undo,
				this.customers.behind(List.of(look.number())), look.duplicates(), newest(look.number(), look.reader()));
	}

	private List<Duplicate> newest(String number, String reader) {
		return this.database.sql("""
				select f.number, f.received_at, c.name_masked, f.chaser
				from feedback f join contact c on c.id = f.contact_id
				where f.original_number = :number and may_see(f, :reader)
				order by f.id desc limit :most""")
			.param("number", number)
			.param("reader", reader)
			.param("most", MOST)
			.query((row, index) -> new Duplicate(row.getString("number"), this.time.at(row, "received_at"),
					row.getString("name_masked"), row.getBoolean("chaser")))
			.list();
	}

	/**
	 * What the part shows.
	 *
	 * @param original what the case is merged into, or null
	 * @param chaser whether the same customer wrote about the same thing before
	 * @param undo whether the reader may take the case out again
	 * @param customers how many stand behind the case
	 * @param count how many duplicates it has
	 * @param duplicates the newest of them
	 */
	record Content(String original, boolean chaser, boolean undo, int customers, int count,
			List<Duplicate> duplicates) {

	}

	/**
	 * A case that is merged into this one.
	 *
	 * @param name masked, or null
	 */
	record Duplicate(String number, OffsetDateTime receivedAt, String name, boolean chaser) {

	}

}
