package feedbackloop.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import feedbackloop.feedback.Subject;

/**
 * A feedback that was checked: texts cleaned, values known, times as instants.
 *
 * @param coreBlocked yes, no or unknown
 * @param mark urgent, general, longTerm or none
 * @param language zh-CN or en
 * @param details what only some channels and forms ask for, by name
 */
record NewFeedback(Channel channel, ClearVerbatim words, Subject subject, Person person, List<String> evidence,
		Instant occurredAt, Instant givenAt, String coreBlocked, String mark, String language,
		Map<String, String> details) {

	/**
	 * The fields that the channel asks for and that were not given.
	 * @param withFiles whether files came with it, which are evidence too
	 */
	List<String> missing(boolean withFiles) {
		List<String> missing = new ArrayList<>(this.channel.required());
		missing.removeIf((field) -> isGiven(field) || withFiles && field.equals("evidence"));
		return missing;
	}

	/**
	 * How the customer can be told.
	 */
	String reach() {
		boolean mail = this.person.email() != null;
		return this.channel.reach(mail, mail || this.person.phone() != null);
	}

	private boolean isGiven(String field) {
		return switch (field) {
			case "summary" -> this.words.summary() != null;
			case "demand" -> this.words.demand() != null;
			case "givenAt" -> this.givenAt != null;
			case "product" -> this.subject.product() != null;
			case "region" -> this.subject.region() != null;
			case "userCategory" -> this.subject.userCategory() != null;
			case "coreBlocked" -> !"unknown".equals(this.coreBlocked);
			case "evidence" -> !this.evidence.isEmpty();
			case "customer.phone" -> this.person.declined() || !this.person.known().isEmpty();
			default -> throw new IllegalStateException("No check for the field " + field);
		};
	}

	/**
	 * Who gave it; all empty when anonymous.
	 *
	 * @param declined whether the customer said not to be named
	 */
	record Person(String name, String department, String phone, String email, boolean declined) {

		/**
		 * The values by which the person would be recognised.
		 */
		List<String> known() {
			return Arrays.asList(this.name, this.phone, this.email).stream().filter(Objects::nonNull).toList();
		}

	}

}
