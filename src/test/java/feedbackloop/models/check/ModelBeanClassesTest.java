package feedbackloop.models.check;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.testing.ModelsBefore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beans that models may name are those that models do name.
 */
class ModelBeanClassesTest {

	/** By one of ours, or as all of ours did before. */
	@Test
	void everyBeanIsNamedByAModel() {
		String models = Stream
			.concat(Corpus.shipped().all(ModelFile.Kind.PROCESS).stream(),
					Stream.of(ModelsBefore.file("processes/measure.bpmn")))
			.map(ModelFile::text)
			.collect(Collectors.joining());
		assertThat(ModelBeanClasses.all().keySet()).hasSizeGreaterThan(20)
			.allSatisfy((bean) -> assertThat(models).containsPattern("\\$\\{!?[^}]*\\b" + bean + "\\b"));
	}

}
