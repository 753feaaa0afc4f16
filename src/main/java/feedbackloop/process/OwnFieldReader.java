package feedbackloop.process;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import feedbackloop.process.Refusal.Problem;

import org.springframework.stereotype.Component;

/**
 * Reads the answers to fields that a process owner added, and holds them against what
 * their form promises: over REST nothing else would. A field that the form may hide may
 * be missing, as only the form knows whether it was shown.
 */
@Component
class OwnFieldReader {

	private final FieldReader reader;

	private final Clock clock;

	OwnFieldReader(FieldReader reader, Clock clock) {
		this.reader = reader;
		this.clock = clock;
	}

	/**
	 * The answers, converted and masked. Blank ones count as not given.
	 * @param mask masks what staff write
	 */
	Map<String, Object> read(List<OwnField> fields, Map<String, Object> submitted, UnaryOperator<String> mask,
			List<Problem> problems) {
		List<Field> plain = fields.stream().map(OwnFieldReader::plain).toList();
		Map<String, Object> answers = new LinkedHashMap<>(this.reader.read(plain, submitted, mask, problems));
		fields.forEach((field) -> {
			boolean wrong = problems.stream().anyMatch((problem) -> field.name().equals(problem.field()));
			if (!wrong) {
				problem(field, answers.get(field.name()), submitted).ifPresent(problems::add);
			}
		});
		return answers;
	}

	/** What the reader of fields makes of it. */
	private static Field plain(OwnField field) {
		return switch (field.type()) {
			case TEXT -> Field.staffText(field.name());
			case CHOICE -> Field.choice(field.name(), field.choices().toArray(String[]::new));
			case FLAG -> Field.fact(field.name(), Field.Type.BOOLEAN);
			case INTEGER, DECIMAL -> Field.fact(field.name(), Field.Type.DECIMAL);
			case DATE -> Field.fact(field.name(), Field.Type.DATE);
			case COLLEAGUE -> Field.fact(field.name(), Field.Type.COLLEAGUE);
			case USER -> Field.fact(field.name(), Field.Type.USER);
		};
	}

	private Optional<Problem> problem(OwnField field, Object answer, Map<String, Object> submitted) {
		if (answer == null || Boolean.FALSE.equals(answer)) {
			boolean missing = field.required() && (!field.mayBeHidden() || answer != null);
			return missing ? Optional.of(field.missing(field.name())) : Optional.empty();
		}
		if (answer instanceof BigDecimal number) {
			return field.unfit(field.name(), number);
		}
		if (answer instanceof LocalDate day) {
			return field.unfit(field.name(), day, LocalDate.now(this.clock));
		}
		return (field.type() == OwnField.Type.TEXT)
				? field.unfit(field.name(), (String) FieldReader.plain(submitted.get(field.name())), (String) answer)
				: Optional.empty();
	}

	/**
	 * The facts for the engine: what was answered, and what stands for no answer, so that
	 * an answer of an earlier round does not count.
	 */
	static Map<String, Object> facts(List<OwnField> fields, Map<String, Object> answers) {
		Map<String, Object> facts = new LinkedHashMap<>();
		fields.stream()
			.filter(OwnField::isFact)
			.forEach((field) -> facts.put(field.name(), field.fact(answers.get(field.name()))));
		return facts;
	}

}
