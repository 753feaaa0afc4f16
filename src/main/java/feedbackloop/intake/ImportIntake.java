package feedbackloop.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.feedback.Details;
import feedbackloop.feedback.Timeline;
import feedbackloop.intake.SubmissionKeys.KnownSubmission;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of files go the way of all feedback. A row has its values by the names of the
 * fields, as a form has. So has what sources tell by themselves: {@link SourceIntake}.
 */
@Service
public class ImportIntake {

	/** The fields that a column of a file may be, in the order in which people choose. */
	public static final List<String> FIELDS = Stream
		.concat(Stream.of("description", "summary", "demand", "givenAt", "occurredAt", "product", "module", "region",
				"userCategory", "customerGroup", "coreBlocked", "mark", "evidence.url", "customer.name",
				"customer.department", "customer.phone", "customer.email", "language"), Details.OF_CHANNELS.stream())
		.toList();

	/** The choices of those fields that have some; other fields have any text. */
	public static final Map<String, List<String>> CHOICES = Map.of("coreBlocked", List.of("yes", "no", "unknown"),
			"mark", List.of("urgent", "general", "longTerm"), "language", List.of("zh-CN", "en"), "rating",
			List.of("1", "2", "3", "4", "5"));

	private static final List<Channel> CHANNELS = List.of(Channel.SURVEY, Channel.APP_STORE, Channel.SOCIAL,
			Channel.IN_APP, Channel.SUGGESTION_BOX, Channel.TICKET, Channel.INTERVIEW, Channel.ROUND_TABLE,
			Channel.PHONE);

	private final Intake intake;

	private final ChannelRules channels;

	private final SubmissionKeys keys;

	private final Timeline timeline;

	private final Vault vault;

	private final Clock clock;

	private final EntityManager entities;

	ImportIntake(Intake intake, ChannelRules channels, SubmissionKeys keys, Timeline timeline, Vault vault, Clock clock,
			EntityManager entities) {
		this.intake = intake;
		this.channels = channels;
		this.keys = keys;
		this.timeline = timeline;
		this.vault = vault;
		this.clock = clock;
		this.entities = entities;
	}

	/**
	 * The channels whose feedback comes in files.
	 */
	public static List<String> channels() {
		return CHANNELS.stream().map(Channel::key).toList();
	}

	/**
	 * What tells something of a source from all else, by the number that it has there.
	 * Whether it comes by a file or by itself, it is the same.
	 * @param source as people call it
	 */
	public String key(String channel, String source, String number) {
		return this.vault.index("row " + channel + "\n" + source + "\n" + number);
	}

	/**
	 * What becomes of a row if it is brought in.
	 */
	public Look look(Row row) {
		try {
			NewFeedback checked = FeedbackCheck.check(request(row), this.clock.instant(), this.clock.getZone(),
					row.language());
			return new Look(List.of(), this.channels.of(checked.channel()).missing(checked, false),
					checked.person().email() != null, checked.givenAt());
		}
		catch (Refusal refusal) {
			return new Look(refusal.problems(), List.of(), false, null);
		}
	}

	/**
	 * Those of the keys by which a row was brought in before.
	 */
	public Set<String> known(Collection<String> keys) {
		return this.keys.used(Origin.imported(null, null, null).client(), keys);
	}

	/**
	 * Asks about the rows at once that come next in this transaction.
	 */
	public void expect(List<Row> rows) {
		this.keys.hold(rows.stream().map((row) -> origin(row, null)).toList());
	}

	private static Origin origin(Row row, String userId) {
		return Origin.imported(userId, row.key(), row.language());
	}

	/**
	 * Makes a case of a row, or finds the case that it made before.
	 * @param userId of whoever brings the file in
	 * @param source what the file comes from, as people call it
	 * @throws Refusal if a field is wrong; look before
	 */
	@Transactional
	public Outcome register(Row row, String userId, String source) {
		Origin origin = origin(row, userId);
		Optional<KnownSubmission> before = this.keys.known(origin);
		if (before.isPresent()) {
			boolean changed = !this.keys.isSame(before.get(), request(row));
			return new Outcome(before.get().feedbackNumber(), changed ? State.CHANGED : State.KNOWN);
		}
		String number = this.intake.register(request(row), List.of(), origin).number();
		this.timeline.note(number, userId, "imported", Map.of("source", source, "row", String.valueOf(row.place())));
		// Else each further row would look at this one again for changes.
		this.entities.flush();
		this.entities.clear();
		return new Outcome(number, State.CREATED);
	}

	static FeedbackRequest request(Row row) {
		return FormFields.feedback(row.channel(), row.fields());
	}

	/**
	 * A row of a file.
	 *
	 * @param place which row of the file it is, as spreadsheets count
	 * @param key what tells it from all others
	 * @param fields values by the names of {@link #FIELDS}
	 * @param language zh-CN or en, where the row names none
	 */
	public record Row(int place, String key, String channel, Map<String, String> fields, String language) {

		@Override
		public String toString() {
			return "Row " + this.place;
		}

	}

	/**
	 * What is to be said of a row before it is brought in.
	 *
	 * @param problems why it cannot be; empty if it can
	 * @param missing names of fields that the channel asks for and that it lacks
	 * @param isWritable whether the customer can be written to by mail
	 * @param givenAt when the customer gave it, or null
	 */
	public record Look(List<Problem> problems, List<String> missing, boolean isWritable, Instant givenAt) {

	}

	/**
	 * What became of a row.
	 *
	 * @param number of its case
	 */
	public record Outcome(String number, State state) {

	}

	/**
	 * Whether a row made a case.
	 */
	public enum State {

		/** It made one. */
		CREATED,
		/** It made one before. */
		KNOWN,
		/** It made one before, when it said something else; that case stays as it is. */
		CHANGED

	}

}
