package feedbackloop.models.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.PortalFields;

/**
 * What a form for everybody must not do: keep people from saying what happened, take
 * their contact without asking for consent, or show who works here.
 */
class PortalRule implements FormRule {

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		fields.stream()
			.filter((field) -> field.name().equals(PortalFields.DESCRIPTION))
			.filter((field) -> !field.conditions().isEmpty() || isClosed(field))
			.forEach((field) -> findings.at(field.place(), "portalDescriptionHidden"));
		fields.stream()
			.filter((field) -> field.node().has("valuesKey") || field.node().has("valuesExpression"))
			.forEach((field) -> findings.at(field.place(), "portalChoices", field.place()));
		Stream.concat(PortalFields.CONTACT.stream(), Stream.of(PortalFields.CONSENT))
			.forEach((name) -> fields.stream()
				.filter((field) -> field.name().equals(name) && field.node().has("defaultValue"))
				.forEach((field) -> findings.at(field.place(), "portalFilledBefore", name)));
		fields.stream()
			.filter((field) -> PortalFields.isReserved(field.name()))
			.forEach((field) -> findings.at(field.place(), "nameTaken", field.name()));
		consent(fields, findings);
	}

	private static boolean isClosed(FormField field) {
		return field.node().path("disabled").asBoolean() || field.node().has("readonly");
	}

	/** Whoever sees a field of the contact sees the consent, too. */
	private static void consent(List<FormField> fields, Findings findings) {
		Optional<FormField> consent = fields.stream()
			.filter((field) -> field.name().equals(PortalFields.CONSENT))
			.findFirst();
		fields.stream().filter((field) -> PortalFields.CONTACT.contains(field.name())).forEach((field) -> {
			if (consent.isEmpty()) {
				findings.at(field.place(), "consentMissing", field.name());
			}
			else if (isClosed(consent.get()) || !field.conditions().containsAll(consent.get().conditions())) {
				findings.at(field.place(), "consentHidden", field.name());
			}
		});
	}

}
