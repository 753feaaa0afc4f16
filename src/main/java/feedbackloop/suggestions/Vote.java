package feedbackloop.suggestions;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vote of similar cases on one field: each counts as much as it is alike.
 *
 * @param value what most of them say
 * @param cases the numbers of those that say so, the most similar first
 * @param compared how many say anything
 */
record Vote(String value, List<String> cases, int compared) {

	/** One case alone would be an anecdote. */
	private static final int FEWEST = 2;

	/**
	 * What they agree on; empty where they do not, or too few say anything.
	 * @param agreement which share of all votes the value must have, 0 to 1
	 */
	static Optional<Vote> on(Suggested field, List<DecidedCase> similar, double agreement) {
		List<DecidedCase> voters = similar.stream().filter((one) -> one.decided().containsKey(field)).toList();
		Map<String, Double> votes = new LinkedHashMap<>();
		voters.forEach((one) -> votes.merge(one.decided().get(field), one.likeness(), Double::sum));
		double all = votes.values().stream().mapToDouble(Double::doubleValue).sum();
		return votes.entrySet()
			.stream()
			.max(Comparator.comparingDouble(Map.Entry::getValue))
			.filter((most) -> most.getValue() >= agreement * all)
			.map((most) -> of(most.getKey(), field, voters))
			.filter((vote) -> vote.cases().size() >= FEWEST);
	}

	private static Vote of(String value, Suggested field, List<DecidedCase> voters) {
		return new Vote(value,
				voters.stream()
					.filter((one) -> one.decided().get(field).equals(value))
					.map(DecidedCase::number)
					.toList(),
				voters.size());
	}

}
