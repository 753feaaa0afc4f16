package feedbackloop.process;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import feedbackloop.process.Contract.Answer;
import feedbackloop.process.Contract.Shape;
import feedbackloop.process.Keys.Marks;

/**
 * The fields of a public form that the record knows. Each entrance is a form of its own:
 * {@code portal} at {@code /}, and {@code portal-store} at {@code /?form=store}. What
 * else an owner asks there is kept as a detail of the case.
 */
public final class PortalFields {

	/** The form of the page {@code /}. */
	public static final String MAIN = "portal";

	/** The only one that nobody may leave out. */
	public static final String DESCRIPTION = "description";

	public static final String ANONYMOUS = "customer.anonymous";

	public static final String CONSENT = "consent";

	public static final String FILES = "files";

	/** By which a customer is recognised or reached. */
	public static final List<String> CONTACT = List.of("customer.name", "customer.department", "customer.phone",
			"customer.email");

	private static final int LINE = 200;

	static final List<Answer> ALL = List.of(
			new Answer(DESCRIPTION, Shape.TEXT, Set.of(), true, false, StoredText.CORRESPONDENCE, List.of(), List.of()),
			text("summary", 400), text("demand", StoredText.STAFF), text("product", LINE), text("module", LINE),
			text("region", LINE), text("customerGroup", LINE), text("userCategory", LINE),
			answer("occurredAt", Shape.DATE), choice("coreBlocked", "yes", "no", "unknown"),
			choice("mark", Marks.ALL.toArray(String[]::new)), text("evidence.url", 2000), answer(FILES, Shape.FILES),
			text("customer.name", LINE), text("customer.department", LINE), text("customer.phone", 40),
			text("customer.email", 254), answer(ANONYMOUS, Shape.FLAG), answer(CONSENT, Shape.FLAG),
			text("ticketReference", LINE), text("surveyName", LINE), text("store", LINE), text("appVersion", LINE),
			text("platform", LINE), text("interviewer", LINE), text("link", 2000),
			choice("rating", "1", "2", "3", "4", "5"));

	/** What the page itself sends, and what other entrances than this send. */
	private static final Set<String> RESERVED = Set.of("token", "form", "lang", "channel", "language", "givenAt");

	private PortalFields() {
	}

	/**
	 * Whether the form is that of an entrance.
	 * @param form its key, such as {@code portal-store}
	 */
	public static boolean isPortal(String form) {
		return form.equals(MAIN) || form.startsWith(MAIN + "-");
	}

	/**
	 * Whether the record has a place for what is asked under that name.
	 */
	public static boolean knows(String name) {
		return ALL.stream().anyMatch((answer) -> answer.name().equals(name));
	}

	/**
	 * Whether no owner's field may be called that. What stands before the point of a
	 * known name leads to what is behind it.
	 */
	public static boolean isReserved(String name) {
		return RESERVED.contains(name) || ALL.stream().anyMatch((answer) -> answer.name().startsWith(name + "."));
	}

	/**
	 * The longest answer to a field of an owner's own, in characters.
	 */
	public static int longestDetail() {
		return LINE;
	}

	private static Answer text(String name, int longest) {
		return new Answer(name, Shape.TEXT, Set.of(), false, false, longest, List.of(), List.of());
	}

	private static Answer choice(String name, String... choices) {
		return new Answer(name, Shape.CHOICE, new TreeSet<>(Set.of(choices)), false, false, LINE, List.of(), List.of());
	}

	private static Answer answer(String name, Shape shape) {
		return new Answer(name, shape, Set.of(), false, false, LINE, List.of(), List.of());
	}

}
