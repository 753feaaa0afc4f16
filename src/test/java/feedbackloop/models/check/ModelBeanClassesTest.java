package feedbackloop.models.check;

import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beans that models may name are those that models do name.
 */
class ModelBeanClassesTest {

	@Test
	void everyBeanIsNamedByAModel() {
		String models = Corpus.shipped()
			.all(ModelFile.Kind.PROCESS)
			.stream()
			.map(ModelFile::text)
			.collect(Collectors.joining());
		assertThat(ModelBeanClasses.all().keySet()).hasSizeGreaterThan(20)
			.allSatisfy((bean) -> assertThat(models).containsPattern("\\$\\{!?[^}]*\\b" + bean + "\\b"));
	}

}
