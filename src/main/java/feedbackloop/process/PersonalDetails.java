package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.MailAddress;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import org.camunda.bpm.engine.identity.User;

/**
 * What people may write about themselves and others in an account: names that show what
 * they are, and one address that a mail reaches.
 */
final class PersonalDetails {

	private static final int LONGEST_NAME = 100;

	/**
	 * Letters, digits and what stands in names; of the letters none that shows nothing.
	 */
	private static final Pattern NAME = Pattern
		.compile("[\\p{L}\\p{M}\\p{Nd} .,'’·()/_\\-&&[^\\u115F\\u1160\\u3164\\uFFA0]]+");

	private PersonalDetails() {
	}

	/**
	 * @throws Refusal that names each detail that is wrong
	 */
	static void check(User user) {
		List<Problem> problems = new ArrayList<>();
		if (!isName(user.getFirstName())) {
			problems.add(new Problem("firstName", "personName", List.of(LONGEST_NAME)));
		}
		if (!isName(user.getLastName())) {
			problems.add(new Problem("lastName", "personName", List.of(LONGEST_NAME)));
		}
		if (!isAddress(user.getEmail())) {
			problems.add(new Problem("email", "email", List.of()));
		}
		if (!problems.isEmpty()) {
			throw new Refusal(Reason.INVALID, problems);
		}
	}

	private static boolean isName(String text) {
		return text == null || text.isEmpty()
				|| (text.length() <= LONGEST_NAME && !Blank.is(text) && NAME.matcher(text).matches());
	}

	private static boolean isAddress(String text) {
		return text == null || text.isEmpty() || MailAddress.of(text).isPresent();
	}

}
