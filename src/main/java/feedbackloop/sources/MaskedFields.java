package feedbackloop.sources;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.intake.ImportIntake.Row;
import feedbackloop.privacy.Masker;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * What a feedback would say, as staff would read it.
 */
@Component
class MaskedFields {

	private final Masker masker;

	private final Words words;

	MaskedFields(Masker masker, Words words) {
		this.masker = masker;
		this.words = words;
	}

	/**
	 * A line for each field.
	 */
	String lines(Row row) {
		Map<String, String> fields = row.fields();
		List<String> known = Stream.of("customer.name", "customer.phone", "customer.email")
			.map(fields::get)
			.filter(Objects::nonNull)
			.toList();
		return Stream.concat(
				Stream.of(this.words.of("field", "channel") + ": "
						+ this.words.of("channel", row.channel())),
				fields.entrySet()
					.stream()
					.map((field) -> this.words.of("field", field.getKey()) + ": "
							+ masked(field.getKey(), field.getValue(), known)))
			.collect(Collectors.joining("\n"));
	}

	private String masked(String name, String value, List<String> known) {
		return switch (name) {
			case "customer.name" -> this.masker.name(value);
			case "customer.phone" -> this.masker.phone(value);
			case "customer.email" -> this.masker.email(value);
			default -> this.masker.mask(value, known);
		};
	}

}
