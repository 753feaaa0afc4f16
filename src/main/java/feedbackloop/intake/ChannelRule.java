package feedbackloop.intake;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import feedbackloop.feedback.Blank;

/**
 * What a channel asks for and means, a row of the table {@code channelRequirements}.
 *
 * @param required the fields that it asks for beside the description
 * @param takesGivenAt whether the time counts that is stated, not that of receipt
 * @param startsWhenGiven whether limits run from when the customer said it, not from its
 * record
 * @param reach how the customer is told where no contact is known: page, public or none
 */
record ChannelRule(List<String> required, boolean takesGivenAt, boolean startsWhenGiven, String reach) {

	/** Of a channel of which no table says anything: nothing is refused or lost. */
	static final ChannelRule NONE = new ChannelRule(List.of(), true, false, "page");

	private static final String GIVEN = "given";

	static ChannelRule of(Map<String, Object> row) {
		List<String> required = Arrays.stream(Objects.toString(row.get("required"), "").split(","))
			.map(String::strip)
			.filter((name) -> !Blank.is(name) && !name.equals("none"))
			.toList();
		return new ChannelRule(required, GIVEN.equals(row.get("givenAt")), GIVEN.equals(row.get("receivedAt")),
				Objects.toString(row.get("reach"), NONE.reach));
	}

	/**
	 * The fields that it asks for and that were not given.
	 * @param withFiles whether files came with it, which are evidence too
	 */
	List<String> missing(NewFeedback given, boolean withFiles) {
		return this.required.stream()
			.filter((field) -> !given.tells(field) && !(withFiles && field.equals("evidence")))
			.toList();
	}

	/**
	 * How the customer can be told.
	 */
	String reach(NewFeedback.Person person) {
		if (person.email() != null) {
			return "direct";
		}
		return ("none".equals(this.reach) && person.phone() != null) ? "page" : this.reach;
	}

	/**
	 * When the customer said it, if the channel takes what is stated.
	 */
	Instant givenAt(Instant stated) {
		return this.takesGivenAt ? stated : null;
	}

}
