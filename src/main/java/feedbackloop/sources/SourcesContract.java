package feedbackloop.sources;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.privacy.Masker;
import feedbackloop.process.FileContract;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * What the file of a source must be like before it goes live. A sample in it must become
 * a feedback.
 */
@Component
class SourcesContract implements FileContract {

	private static final String SAMPLE = "sample";

	private static final String BEGINNING = """
			title:
			  zh-CN: %1$s
			  en: %1$s
			channel: ticket
			source: %1$s
			# items: /tickets
			key: /id
			signature:
			  kind: standard
			fields:
			  summary: /title
			  description: /text
			  givenAt: /createdAt
			sample: |
			  {"id": "1", "title": "打不开", "text": "更新以后打不开结算页", "createdAt": "2026-01-01T08:00:00+08:00"}
			""";

	private final ItemReader items;

	private final Masker masker;

	SourcesContract(ItemReader items, Masker masker) {
		this.items = items;
		this.masker = masker;
	}

	@Override
	public boolean reads(String name) {
		return name.startsWith(SourceMapping.FOLDER + "/");
	}

	@Override
	public Optional<String> beginning(String name) {
		return Optional.of(BEGINNING.formatted(SourceMapping.key(name)));
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		try {
			SourceMapping mapping = MappingReader.read(name, text);
			return (mapping.sample() != null) ? sample(name, mapping) : List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

	private List<Finding> sample(String name, SourceMapping mapping) {
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
