package feedbackloop.sources;

import java.nio.charset.StandardCharsets;
import java.util.List;

import feedbackloop.notation.Finding;
import feedbackloop.privacy.Masker;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * Tries the sample in the file of a source: it must become a feedback, and should be of
 * nobody.
 */
@Component
class SampleCheck {

	private static final String SAMPLE = "sample";

	private final ItemReader items;

	private final Masker masker;

	SampleCheck(ItemReader items, Masker masker) {
		this.items = items;
		this.masker = masker;
	}

	/**
	 * What is wrong with the sample of a mapping that has one.
	 */
	List<Finding> check(String name, SourceMapping mapping) {
		try {
			List<MappedItem> read = this.items.read(mapping,
					this.items.payload(mapping.sample().getBytes(StandardCharsets.UTF_8)), MappedField.APP);
			List<Refusal.Problem> problems = ItemReader.problems(read);
			if (!problems.isEmpty()) {
				return List.of(Finding.of(name, SAMPLE, "sourceSample", String.valueOf(problems.get(0).field())));
			}
			boolean isPersonal = !this.masker.mask(mapping.sample()).equals(mapping.sample());
			return isPersonal ? List.of(Finding.warning(name, SAMPLE, "sourceSamplePersonal")) : List.of();
		}
		catch (Refusal refusal) {
			return List.of(Finding.of(name, SAMPLE, "sourceSample", String.valueOf(refusal.problems().get(0).field())));
		}
	}

}
