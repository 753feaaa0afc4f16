package feedbackloop.process;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the business keys of processes: that of a case or an improvement is its number,
 * that of a measure the number of its improvement and its own, such as
 * IM-20261122-000007-2.
 */
public final class BusinessKey {

	private BusinessKey() {
	}

	/**
	 * The number of the case or the improvement.
	 */
	public static String number(String businessKey) {
		return Stream.of(businessKey.split("-", 4)).limit(3).collect(Collectors.joining("-"));
	}

}
