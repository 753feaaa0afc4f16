package feedbackloop.models.pages;

import java.util.List;
import java.util.Map;

import feedbackloop.models.files.ModelFile;
import feedbackloop.process.FilePreview;
import feedbackloop.process.FilePreview.PreviewedText;

import org.springframework.stereotype.Component;

/**
 * Asks the features how their files will look.
 */
@Component
class Previews {

	private final List<FilePreview> features;

	Previews(List<FilePreview> features) {
		this.features = features;
	}

	List<PreviewedText> of(ModelFile file, Map<String, String> asked) {
		return this.features.stream()
			.filter((feature) -> feature.reads(file.name()))
			.flatMap((feature) -> feature.show(file.name(), file.text(), asked).stream())
			.toList();
	}

}
