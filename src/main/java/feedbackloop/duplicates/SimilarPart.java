package feedbackloop.duplicates;

import java.util.List;
import java.util.Set;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.feedback.Customers;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Right;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows likely duplicates on the case page. While the case is in triage, one click merges
 * it with one of them.
 */
@Component
@Order(20)
class SimilarPart implements CasePart {

	private static final int MOST = 5;

	private final SimilarCases cases;

	private final Customers customers;

	SimilarPart(SimilarCases cases, Customers customers) {
		this.cases = cases;
		this.customers = customers;
	}

	@Override
	public String name() {
		return "similar";
	}

	/**
	 * Whoever triages looks for duplicates first.
	 */
	@Override
	public Place place(CaseLook look) {
		return isInTriage(look) ? Place.NEEDED : Place.RELATED;
	}

	@Override
	public Content of(CaseLook look) {
		List<SimilarCase> similar = this.cases.of(look.number(), MOST, look.reader());
		Set<String> sameCustomer = this.customers.ofSameCustomer(look.number(),
				similar.stream().map(SimilarCase::number).toList());
		return new Content(mayMerge(look),
				similar.stream().map((other) -> new Candidate(other, sameCustomer.contains(other.number()))).toList());
	}

	private static boolean mayMerge(CaseLook look) {
		return Right.MERGE.isOf(look.groups()) && isInTriage(look);
	}

	private static boolean isInTriage(CaseLook look) {
		return look.ownTasks().stream().anyMatch((task) -> task.key().equals(Tasks.TRIAGE));
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
