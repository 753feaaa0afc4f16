package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.models.check.TableContract.Offered;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable.Type;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.OwnField;

/**
 * What a table is given by fields that an owner added to forms: the steps that evaluate
 * it hand on the facts of their process.
 */
final class OwnInputs {

	private final List<Step> steps = new ArrayList<>();

	OwnInputs(String decision, ModelSet models) {
		models.all(ModelFile.Kind.PROCESS).stream().flatMap((file) -> file.process().stream()).forEach((model) -> {
			List<XmlElement> asking = model.asking(decision).toList();
			if (!asking.isEmpty()) {
				FormFacts facts = FormFacts.of(model, models);
				asking.forEach((step) -> this.steps.add(new Step(model, step, facts)));
			}
		});
	}

	/** What each of the steps gives as that input; empty when one gives nothing. */
	Optional<Offered> offered(String input) {
		List<OwnField> fields = this.steps.stream()
			.map((step) -> step.facts().find(input).orElse(null))
			.filter(Objects::nonNull)
			.toList();
		return (fields.isEmpty() || fields.size() < this.steps.size()) ? Optional.empty()
				: Optional.of(new Offered(type(fields.get(0)), fields.stream().flatMap(OwnInputs::values).toList(),
						TableContract.LONGEST));
	}

	/** A step, in words, at which there may be nothing to give. */
	Optional<String> emptyAt(String input) {
		return this.steps.stream().filter((step) -> step.facts().find(input).filter((field) -> {
			boolean seen = field.isFact() && !step.facts().isOfMany(input);
			return seen && !field.mayBeOpen() && step.facts().isAnsweredBefore(input, step.element());
		}).isEmpty()).map((step) -> step.model().key() + ", " + step.element().inWords()).findFirst();
	}

	private static Type type(OwnField field) {
		return switch (field.type()) {
			case TEXT, CHOICE, DATE, COLLEAGUE, USER -> Type.TEXT;
			case FLAG -> Type.BOOLEAN;
			case INTEGER -> Type.INTEGER;
			case DECIMAL -> Type.DECIMAL;
		};
	}

	/** Of numbers the least and the greatest. */
	private static Stream<Object> values(OwnField field) {
		BigDecimal most = BigDecimal.TEN.pow(OwnField.MOST_DIGITS).subtract(BigDecimal.ONE);
		return switch (field.type()) {
			case TEXT, DATE, COLLEAGUE, USER -> Stream.empty();
			case CHOICE -> field.choices().stream().map(Object.class::cast);
			case FLAG -> Stream.of(true, false);
			case INTEGER, DECIMAL -> Stream.of(Optional.ofNullable(field.limits().min()).orElse(most.negate()),
					Optional.ofNullable(field.limits().max()).orElse(most));
		};
	}

	private record Step(ProcessModel model, XmlElement element, FormFacts facts) {

	}

}
