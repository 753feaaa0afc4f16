package feedbackloop.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.MailAddress;
import feedbackloop.feedback.Subject;
import feedbackloop.intake.FeedbackRequest.Customer;
import feedbackloop.intake.FeedbackRequest.Topic;
import feedbackloop.privacy.PhoneNumbers;
import feedbackloop.process.Keys.Marks;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

/**
 * Checks a feedback before anything is stored and names every field that is wrong.
 */
final class FeedbackCheck {

	private static final int LINE = 200;

	private static final int MOST_LINKS = 20;

	private static final Pattern LINK = Pattern
		.compile("https?://[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*(?::\\d{1,5})?(?:[/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

	private static final String LINK_NAME = "link";

	/** Clocks of customers' machines run a little ahead. */
	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

	private final FeedbackRequest request;

	private final Instant now;

	private final ZoneId zone;

	private final List<Problem> problems = new ArrayList<>();

	private FeedbackCheck(FeedbackRequest request, Instant now, ZoneId zone) {
		this.request = request;
		this.now = now;
		this.zone = zone;
	}

	/**
	 * The feedback with known values only.
	 * @param language that of the request, if the feedback names none
	 * @throws Refusal naming each wrong field
	 */
	static NewFeedback check(FeedbackRequest request, Instant now, ZoneId zone, String language) {
		FeedbackCheck check = new FeedbackCheck(request, now, zone);
		NewFeedback checked = check.checked(language);
		if (!check.problems.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, check.problems);
		}
		return checked;
	}

	private NewFeedback checked(String language) {
		Channel channel = channel();
		String description = text("description", this.request.words().description(), Texts.LONGEST);
		if (description == null) {
			wrong("description", "required");
		}
		ClearVerbatim words = new ClearVerbatim(line("summary", this.request.words().summary(), 400), description,
				text("demand", this.request.words().demand(), 4000));
		Instant occurredAt = time("occurredAt", this.request.occurredAt());
		Instant givenAt = time("givenAt", this.request.givenAt());
		Subject subject = subject();
		NewFeedback.Person person = person(this.request.customer());
		String coreBlocked = choice("coreBlocked", this.request.coreBlocked(), "unknown", "yes", "no", "unknown");
		String mark = choice("mark", this.request.mark(), "none", Marks.ALL.toArray(String[]::new));
		return new NewFeedback(channel, words, subject, person, evidence(), occurredAt, givenAt, coreBlocked, mark,
				choice("language", this.request.language(), language, "zh-CN", "en"), details());
	}

	private Map<String, String> details() {
		Map<String, String> details = new LinkedHashMap<>();
		this.request.details().forEach((name, given) -> {
			String value = line(name, given, name.equals(LINK_NAME) ? 2000 : LINE);
			if (value != null) {
				details.put(name, value);
			}
		});
		if (details.containsKey(LINK_NAME) && !LINK.matcher(details.get(LINK_NAME)).matches()) {
			wrong(LINK_NAME, "link");
		}
		if (!details.getOrDefault("rating", "5").matches("[1-5]")) {
			wrong("rating", "score");
		}
		return details;
	}

	private Subject subject() {
		Topic topic = this.request.topic();
		String product = line("product", topic.product(), LINE);
		String module = line("module", topic.module(), LINE);
		String region = line("region", topic.region(), LINE);
		String customerGroup = line("customerGroup", topic.customerGroup(), LINE);
		return new Subject(product, module, region, line("userCategory", this.request.userCategory(), LINE),
				customerGroup);
	}

	private Channel channel() {
		String key = Blank.toNull(this.request.channel());
		if (key == null) {
			wrong("channel", "required");
			return Channel.API;
		}
		return Channel.find(key).orElseGet(() -> {
			wrong("channel", "choice", String.join(", ", Channel.keys()));
			return Channel.API;
		});
	}

	private NewFeedback.Person person(Customer customer) {
		if (customer == null) {
			return new NewFeedback.Person(null, null, null, null, false);
		}
		String name = line("customer.name", customer.name(), LINE);
		String department = line("customer.department", customer.department(), LINE);
		String phone = line("customer.phone", customer.phone(), 40);
		String email = line("customer.email", customer.email(), 254);
		if (phone != null && !PhoneNumbers.isOne(phone)) {
			wrong("customer.phone", "phone");
		}
		if (email != null && MailAddress.of(email).isEmpty()) {
			wrong("customer.email", "email");
		}
		if (Boolean.TRUE.equals(customer.anonymous())) {
			return new NewFeedback.Person(null, null, null, null, true);
		}
		return new NewFeedback.Person(name, department, phone, email, false);
	}

	private List<String> evidence() {
		if (this.request.evidence() == null) {
			return List.of();
		}
		if (this.request.evidence().size() > MOST_LINKS) {
			wrong("evidence", "tooManyRows", MOST_LINKS);
			return List.of();
		}
		return this.request.evidence()
			.stream()
			.map((given) -> Blank.is(given.url()) ? line("evidence.fileName", given.fileName(), 2000)
					: link(given.url()))
			.filter(Objects::nonNull)
			.toList();
	}

	private String link(String url) {
		String link = line("evidence.url", url, 2000);
		if (!LINK.matcher(link).matches()) {
			wrong("evidence.url", "link");
		}
		return link;
	}

	private Instant time(String field, String text) {
		String given = Blank.toNull(text);
		if (given == null) {
			return null;
		}
		try {
			Instant time = instant(given.strip());
			if (time.isAfter(this.now.plus(TOLERANCE))) {
				wrong(field, "future");
			}
			else if (time.isBefore(EARLIEST)) {
				wrong(field, "when");
			}
			return time;
		}
		catch (DateTimeParseException ex) {
			wrong(field, "when");
			return null;
		}
	}

	private Instant instant(String text) {
		if (text.length() == "2026-01-01".length()) {
			return LocalDate.parse(text).atStartOfDay(this.zone).toInstant();
		}
		TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from,
				LocalDateTime::from);
		return (time instanceof ZonedDateTime zoned) ? zoned.toInstant()
				: ((LocalDateTime) time).atZone(this.zone).toInstant();
	}

	private String choice(String field, String given, String otherwise, String... choices) {
		String value = Blank.toNull(given);
		if (value == null) {
			return otherwise;
		}
		if (!List.of(choices).contains(value)) {
			wrong(field, "choice", String.join(", ", choices));
		}
		return value;
	}

	private String text(String field, String text, int longest) {
		Texts.problem(field, text, longest).ifPresent(this.problems::add);
		return Blank.toNull(text);
	}

	private String line(String field, String text, int longest) {
		String line = text(field, text, longest);
		return (line != null) ? line.replaceAll("\\p{Cntrl}+", " ").strip() : null;
	}

	private void wrong(String field, String code, Object... arguments) {
		this.problems.add(new Problem(field, code, List.of(arguments)));
	}

}
