package feedbackloop.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Consent;
import feedbackloop.forms.FilledForm;
import feedbackloop.forms.FormPart;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.process.PortalFields;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

/**
 * A public form in its reader's language, with what somebody has filled in. The record
 * has a place for what it knows; the rest are fields of the owner's own.
 */
final class EnteredForm {

	private final String name;

	private final FormModel form;

	private final FilledForm filled;

	private final Map<String, String> sent;

	private EnteredForm(String name, FormModel form, FilledForm filled, Map<String, String> sent) {
		this.name = name;
		this.form = form;
		this.filled = filled;
		this.sent = sent;
	}

	/**
	 * As it begins.
	 * @param name of the entrance
	 */
	static EnteredForm begin(String name, FormModel form) {
		return new EnteredForm(name, form, FilledForm.begin(form, Map.of()), Map.of());
	}

	/**
	 * As it was sent.
	 */
	static EnteredForm typed(String name, FormModel form, Map<String, String> sent) {
		FilledForm filled = FilledForm.typed(form, Map.of(),
				(field) -> sent.containsKey(field) ? new String[] { sent.get(field) } : null);
		return new EnteredForm(name, form, filled, sent);
	}

	/** The name of the entrance; the template asks it. */
	public String getName() {
		return this.name;
	}

	/** Whether what is typed may show, hide or change parts of it. */
	public boolean isLive() {
		return this.form.fields().stream().anyMatch((field) -> !field.hiddenWhen().isEmpty());
	}

	List<FormPart> parts(Map<String, String> wrong) {
		return this.filled.parts(wrong);
	}

	/** By the id of each part whether it is hidden now. */
	Map<String, Boolean> hidden() {
		return this.filled.parts(Map.of())
			.stream()
			.flatMap(FormPart::withInner)
			.collect(Collectors.toMap(FormPart::id, FormPart::isHidden));
	}

	Optional<String> label(String field) {
		return this.filled.label(field);
	}

	/**
	 * What the record has a place for. What the form hides was not given, and without a
	 * field for the contact there is none.
	 */
	FeedbackRequest request() {
		Map<String, String> given = new HashMap<>(this.sent);
		Set<String> asked = this.form.fields().stream().map(FormField::name).collect(Collectors.toSet());
		Set<String> hidden = new HashSet<>(asked);
		hidden.removeAll(this.filled.submission().keySet());
		given.keySet().removeAll(hidden);
		given.keySet().removeIf((field) -> PortalFields.CONTACT.contains(field) && !asked.contains(field));
		Map<String, String> own = own();
		given.putAll(own);
		return FormFields.feedback(Channel.PORTAL.key(), given, List.copyOf(own.keySet()));
	}

	/** What the record has no place for: what an owner added, as text. */
	private Map<String, String> own() {
		Map<String, String> own = new LinkedHashMap<>(this.filled.texts());
		own.keySet().removeIf(PortalFields::knows);
		return own;
	}

	/**
	 * Looks whether all of it may be kept.
	 * @param language zh-CN or en
	 * @throws Refusal naming each wrong field, in the order of the form
	 */
	void check(Instant now, ZoneId zone, String language) {
		List<Problem> problems = new ArrayList<>(ofTheRecord(now, zone, language));
		if (isConsentMissing()) {
			problems.add(new Problem(PortalFields.CONSENT, "consent", List.of()));
		}
		Set<String> told = problems.stream().map(Problem::field).collect(Collectors.toSet());
		this.filled.problems(now.atZone(zone).toLocalDate())
			.stream()
			.filter((problem) -> !told.contains(problem.field()))
			.forEach(problems::add);
		if (!problems.isEmpty()) {
			List<String> order = this.form.fields().stream().map(FormField::name).toList();
			problems.sort(Comparator.comparing((problem) -> order.indexOf(problem.field())));
			throw new Refusal(Refusal.Reason.INVALID, problems);
		}
	}

	private List<Problem> ofTheRecord(Instant now, ZoneId zone, String language) {
		try {
			FeedbackCheck.check(request(), now, zone, language);
			return List.of();
		}
		catch (Refusal refusal) {
			return refusal.problems();
		}
	}

	/**
	 * What the customer agrees to; null where no contact is left.
	 */
	Consent consent(String language) {
		return (isContactGiven() && !isConsentMissing()) ? this.form.fields()
			.stream()
			.filter((field) -> field.name().equals(PortalFields.CONSENT))
			.findFirst()
			.map((field) -> Consent.to(
					field.node().path("label").asText() + "\n" + field.node().path("description").asText(),
					Entrances.key(this.name), language))
			.orElse(null) : null;
	}

	/** Nobody's contact is kept without consent. */
	private boolean isConsentMissing() {
		return isContactGiven() && !FormFields.ticked(this.sent, PortalFields.CONSENT);
	}

	private boolean isContactGiven() {
		FeedbackRequest.Customer customer = request().customer();
		boolean given = !Blank.is(customer.name()) || !Blank.is(customer.department()) || !Blank.is(customer.phone())
				|| !Blank.is(customer.email());
		return given && !Boolean.TRUE.equals(customer.anonymous());
	}

}
