package feedbackloop.sources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.feedback.Blank;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FilePreview;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows whoever maps a source how it comes in, and tries a payload: what it would become,
 * masked, or what is wrong with which field. Nothing is made.
 */
@Component
class SourcesPreview implements FilePreview {

	private static final int MOST = 5;

	private final ItemReader items;

	private final MaskedFields masked;

	private final SourceSettings settings;

	private final RefusalWords refusals;

	private final Words words;

	SourcesPreview(ItemReader items, MaskedFields masked, SourceSettings settings, RefusalWords refusals, Words words) {
		this.items = items;
		this.masked = masked;
		this.settings = settings;
		this.refusals = refusals;
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.startsWith(SourceMapping.FOLDER + "/");
	}

	/**
	 * @param asked may have a payload as {@code sample}; else that of the file is tried
	 */
	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		try {
			SourceMapping mapping = MappingReader.read(name, text);
			List<PreviewedText> shown = new ArrayList<>();
			shown.add(new PreviewedText(this.words.say("sources.way"), way(mapping)));
			String typed = Blank.toNull(asked.get("sample"));
			String sample = (typed != null) ? typed : mapping.sample();
			if (sample != null) {
				shown.addAll(tried(mapping, sample));
			}
			return shown;
		}
		catch (Unreadable ex) {
			return List.of();
		}
	}

	private String way(SourceMapping mapping) {
		if (mapping.poll() != null) {
			return this.words.say("sources.fetched", mapping.poll().path(), this.words.length(mapping.poll().every()))
					+ "\n" + this.words.say("sources.fetchedBy", mapping.key());
		}
		SignatureRule rule = mapping.signature();
		return "POST " + this.settings.address(mapping.key()) + "\n"
				+ this.words.say("sources.signed." + rule.kind(), rule.header()) + "\n"
				+ this.words.say("sources.secretAt");
	}

	private List<PreviewedText> tried(SourceMapping mapping, String sample) {
		try {
			return this.items
				.read(mapping, this.items.payload(sample.getBytes(StandardCharsets.UTF_8)), MappedField.APP)
				.stream()
				.limit(MOST)
				.map(this::tried)
				.toList();
		}
		catch (Refusal refusal) {
			return List.of(new PreviewedText(this.words.say("sources.wouldFail"), this.refusals.of(refusal)));
		}
	}

	private PreviewedText tried(MappedItem item) {
		String title = this.words.say(item.problems().isEmpty() ? "sources.wouldBe" : "sources.wouldFail");
		String problems = item.problems().stream().map(this.refusals::of).collect(Collectors.joining("\n"));
		String fields = (item.row() != null) ? this.masked.lines(item.row()) : "";
		String missing = (item.look() != null && !item.look().missing().isEmpty())
				? this.words.say("sources.missing", this.words.list("field", item.look().missing())) : "";
		return new PreviewedText(item.place().isEmpty() ? title : title + " (" + item.place() + ")",
				List.of(problems, fields, missing)
					.stream()
					.filter((part) -> !part.isEmpty())
					.collect(Collectors.joining("\n\n")));
	}

}
