package feedbackloop.screening;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.InBoth;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FilePreview;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows whoever edits the usual reasons what staff will choose from, in both languages.
 */
@Component
class UsualReasonsPreview implements FilePreview {

	private final Words words;

	UsualReasonsPreview(Words words) {
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.equals(UsualReasons.FILE);
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		try {
			return UsualReasons.read(text).byVerdict().entrySet().stream().flatMap(this::shown).toList();
		}
		catch (Unreadable ex) {
			return List.of();
		}
	}

	private Stream<PreviewedText> shown(Map.Entry<String, Map<String, InBoth>> verdict) {
		return Stream.of("zh-CN", "en")
			.map((language) -> new PreviewedText(this.words.of("verdict", verdict.getKey()) + " (" + language + ")",
					verdict.getValue()
						.values()
						.stream()
						.map((reason) -> reason.in(language))
						.collect(Collectors.joining("\n"))));
	}

}
