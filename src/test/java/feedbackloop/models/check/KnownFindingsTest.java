package feedbackloop.models.check;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept of the check is what it would say now.
 */
class KnownFindingsTest {

	private static final List<KindCheck> CHECKS = List.of(new TableCheck(), new ProcessCheck(), new FormCheck());

	/** A check of all that knows nothing takes its time. */
	private static final int EACH = 40;

	private static final ModelFile GRADE = file("processes/grade.dmn", "grades");

	private static final ModelFile TYPES = file("processes/feedbackTypes.dmn", "types");

	private static final ModelFile PROCESS = file("processes/feedback.bpmn", "asks grade");

	private static final ModelSet LIVE = new ModelSet(List.of(GRADE, TYPES, PROCESS));

	private final AtomicInteger checks = new AtomicInteger();

	private final KnownFindings known = new KnownFindings((file, models) -> {
		this.checks.incrementAndGet();
		Stream<ModelFile> asked = Stream.concat(models.decision("grade").stream(),
				models.all(ModelFile.Kind.PROCESS).stream());
		return asked.map((other) -> Finding.of(file.name(), other.name(), other.text())).toList();
	});

	@Test
	void isKeptWhileEverythingAskedAnswersTheSame() {
		List<Finding> first = found(LIVE);
		assertThat(found(LIVE.with(List.of(file(TYPES.name(), "other types"))))).isEqualTo(first).hasSize(2);
		assertThat(found(new ModelSet(List.of(GRADE, PROCESS)))).isEqualTo(first);
		assertThat(this.checks).hasValue(1);
	}

	@Test
	void isFoundAnewWhenWhatWasAskedChangesComesOrGoes() {
		found(LIVE);
		assertThat(found(LIVE.with(List.of(file(GRADE.name(), "other grades"))))).extracting(Finding::code)
			.containsExactly("other grades", "asks grade");
		assertThat(found(LIVE.without(List.of(GRADE.name())))).extracting(Finding::code).containsExactly("asks grade");
		assertThat(found(LIVE.with(List.of(file("processes/measure.bpmn", "new"))))).extracting(Finding::code)
			.containsExactly("grades", "asks grade", "new");
		assertThat(this.checks).hasValue(4);
	}

	@Test
	void bothWhatIsLiveAndWhatIsOfferedAreKept() {
		ModelSet offered = LIVE.with(List.of(file(GRADE.name(), "other grades")));
		for (int i = 0; i < 3; i++) {
			assertThat(found(LIVE)).isNotEqualTo(found(offered));
		}
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void isOfTheFileAsItStands() {
		found(LIVE);
		this.known.of(file(TYPES.name(), "other types"), LIVE);
		assertThat(this.checks).hasValue(2);
	}

	@Test
	void whatIsSaidOfAllFilesAfterManyEditsIsWhatAFreshCheckSays() {
		ModelCheck used = newCheck();
		List<Corpus> offers = Corpus.broken().toList();
		for (int i = 0; i < offers.size(); i += EACH) {
			ModelSet models = Corpus.shipped().with(offers.get(i).files());
			List<ModelFile> all = Stream.of(ModelFile.Kind.values())
				.flatMap((kind) -> models.all(kind).stream())
				.toList();
			assertThat(used.check(all, models)).as(offers.get(i).name()).isEqualTo(newCheck().check(all, models));
		}
	}

	private static ModelCheck newCheck() {
		return new ModelCheck(CHECKS, Corpus.CONTRACTS);
	}

	private List<Finding> found(ModelSet models) {
		return this.known.of(TYPES, models);
	}

	private static ModelFile file(String name, String text) {
		return new ModelFile(name, text);
	}

}
