package feedbackloop.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OtherCases;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Subject;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.Refusal;
import feedbackloop.process.TaskDesk;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of a case before anybody triages it: what the customer gave, and what
 * earlier cases of the same customer say. Triage finds it in its form and may change it.
 */
@Service
class KnownFacts {

	private static final Map<String, Function<Subject, String>> TOLD = told();

	/** Where a customer meets trouble differs from product to product. */
	private static final String OF_A_PRODUCT = "module";

	private static final int LOOKED_AT = 20;

	/** Ways by which a customer can be told whose answer comes back. */
	private static final Set<String> ANSWERING = Set.of("direct", "page");

	private final TaskDesk desk;

	private final Cases cases;

	private final Catalogue catalogue;

	private final JdbcClient database;

	private final Words words;

	KnownFacts(TaskDesk desk, Cases cases, Catalogue catalogue, JdbcClient database, Words words) {
		this.desk = desk;
		this.cases = cases;
		this.catalogue = catalogue;
		this.database = database;
		this.words = words;
	}

	/**
	 * What is known of the case of that task, in words of that language where the
	 * catalogue has them.
	 * @throws Refusal if the task is not open, or the person may not work on it
	 */
	@Transactional(readOnly = true)
	Known of(String taskId, String userId, Locale language) {
		Feedback feedback = this.cases.get(this.desk.caseOf(taskId, userId));
		Map<String, Fact> facts = new LinkedHashMap<>();
		String summary = ProtectedText.maskedOrNull(feedback.words().summary());
		if (summary != null && !feedback.contact().areWordsWithheld()) {
			facts.put("restatement", new Fact(summary, Source.WORDS, null));
		}
		List<Earlier> earlier = earlier(feedback.number(), userId);
		TOLD.forEach((field, from) -> {
			String given = from.apply(feedback.subject());
			if (given != null) {
				facts.put(field, new Fact(words(field, given, language), Source.CUSTOMER, null));
				return;
			}
			earlier.stream()
				.filter((other) -> !field.equals(OF_A_PRODUCT) || isOfProduct(feedback, other))
				.filter((other) -> from.apply(other.subject()) != null)
				.findFirst()
				.ifPresent((other) -> facts.put(field,
						new Fact(words(field, from.apply(other.subject()), language), Source.EARLIER, other.number())));
		});
		if (feedback.intake().personalData()) {
			facts.put("personalData", new Fact(true, Source.INTAKE, null));
		}
		if (mayBeAskedForMore(feedback)) {
			facts.put("question", new Fact(questionForMissing(feedback), Source.MISSING, null));
		}
		return new Known(feedback.number(), facts, feedback.missing());
	}

	private static boolean mayBeAskedForMore(Feedback feedback) {
		return !feedback.missing().isEmpty() && !feedback.contact().isErased()
				&& ANSWERING.contains(feedback.arrival().reach());
	}

	/** In the customer's language. */
	private String questionForMissing(Feedback feedback) {
		Words in = this.words.in(Locale.forLanguageTag(feedback.arrival().language()));
		return in.say("teamwork.askForMissing", in.list("field", feedback.missing()));
	}

	private String words(String field, String value, Locale language) {
		return Part.ofField(field).map((part) -> this.catalogue.labelOf(part, value, language)).orElse(value);
	}

	private boolean isOfProduct(Feedback feedback, Earlier other) {
		String product = feedback.subject().product();
		return product != null && this.catalogue.areSame(Part.PRODUCT, product, other.subject().product());
	}

	/** The newest first. */
	private List<Earlier> earlier(String number, String reader) {
		return this.database
			.sql("select f.number, f.product, f.module, f.region, f.user_category, f.customer_group "
					+ OtherCases.OF_THE_CUSTOMER
					+ "and f.received_at < this.received_at order by f.received_at desc limit :count")
			.param("number", number)
			.param("reader", reader)
			.param("count", LOOKED_AT)
			.query((row, index) -> new Earlier(row.getString("number"),
					new Subject(row.getString("product"), row.getString("module"), row.getString("region"),
							row.getString("user_category"), row.getString("customer_group"))))
			.list();
	}

	private static Map<String, Function<Subject, String>> told() {
		Map<String, Function<Subject, String>> told = new LinkedHashMap<>();
		told.put(OF_A_PRODUCT, Subject::module);
		told.put("region", Subject::region);
		told.put("userCategory", Subject::userCategory);
		told.put("customerGroup", Subject::customerGroup);
		return told;
	}

	/**
	 * All that is known of a case.
	 *
	 * @param facts by the field of the form that asks for them
	 * @param missing what the channel asks for and is not known yet
	 */
	record Known(String number, Map<String, Fact> facts, List<String> missing) {

	}

	/**
	 * Something that is known.
	 *
	 * @param value text or true
	 * @param earlierCase the number of the case that says so, null where this one does
	 */
	record Fact(Object value, Source source, String earlierCase) {

	}

	/**
	 * Who said so.
	 */
	enum Source {

		/** The customer's own words, masked. */
		WORDS,
		/** The customer, about this case. */
		CUSTOMER,
		/** Somebody, about an earlier case of the customer. */
		EARLIER,
		/** Whoever recorded the case. */
		INTAKE,
		/** Nobody: it asks the customer for what is missing. */
		MISSING

	}

	/** An earlier case of the customer. */
	private record Earlier(String number, Subject subject) {

	}

}
