package feedbackloop.sources;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.FileContract;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the file of a source must be like before it goes live. A sample in it must become
 * a feedback.
 */
@Component
class SourcesContract implements FileContract {

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

	private final ObjectProvider<SampleCheck> samples;

	/**
	 * @param samples none where files are checked without an application
	 */
	SourcesContract(ObjectProvider<SampleCheck> samples) {
		this.samples = samples;
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
			SampleCheck sample = (mapping.sample() != null) ? this.samples.getIfAvailable() : null;
			return (sample != null) ? sample.check(name, mapping) : List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(name));
		}
	}

}
