package feedbackloop.person;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The person behind a case, as far as numbers and addresses tell.
 *
 * @param cases the newest first
 */
record Person(List<OwnCase> cases) {

	/** Those of which nothing was erased yet. */
	public List<OwnCase> kept() {
		return this.cases.stream().filter((one) -> !one.erased()).toList();
	}

	public boolean isErased() {
		return kept().isEmpty();
	}

	List<String> numbers() {
		return kept().stream().map(OwnCase::number).toList();
	}

	Whose whose() {
		List<String> addresses = known(kept().stream().map(OwnCase::emailIndex));
		List<String> phones = known(kept().stream().map(OwnCase::phoneIndex));
		return new Whose(numbers(), kept().stream().map(OwnCase::contact).distinct().toList(),
				Stream.concat(phones.stream(), addresses.stream()).toList(), addresses);
	}

	private static List<String> known(Stream<String> indexes) {
		return indexes.filter(Objects::nonNull).distinct().toList();
	}

}
