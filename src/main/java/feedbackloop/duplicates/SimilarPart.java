package feedbackloop.duplicates;

import java.util.List;

import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Customers;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.TaskDesk;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows likely duplicates on the case page, and merges with one of them by one click
 * while the case is in triage.
 */
@Component
@Order(20)
class SimilarPart implements CasePart {

	private static final int MOST = 5;

	private final SimilarCases cases;

	private final Customers customers;

	private final TaskDesk desk;

	private final Links links;

	SimilarPart(SimilarCases cases, Customers customers, TaskDesk desk, Links links) {
		this.cases = cases;
		this.customers = customers;
		this.desk = desk;
		this.links = links;
	}

	@Override
	public String name() {
		return "similar";
	}

	@Override
	public Content of(String number, String userId) {
		return new Content(this.links.mayLink(userId) && this.desk.isOpen(number, Tasks.TRIAGE),
				this.cases.of(number, MOST, userId)
					.stream()
					.map((other) -> new Candidate(other, this.customers.isAmong(number, List.of(other.number()))))
					.toList());
	}

	/**
	 * What the part shows.
	 *
	 * @param mayMerge whether it is in triage and the reader may decide that
	 */
	record Content(boolean mayMerge, List<Candidate> candidates) {

	}

	/**
	 * A case to merge with.
	 *
	 * @param sameCustomer whether the customer wrote that one or one of its duplicates
	 */
	record Candidate(SimilarCase other, boolean sameCustomer) {

	}

}
