package feedbackloop.models.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * As many changed files as pass together go live: a broken one holds back itself and
 * those that need it.
 */
class GreatestPartTests {

	private static final ModelFile A = new ModelFile("a", "");

	private static final ModelFile B = new ModelFile("b", "");

	private static final ModelFile C = new ModelFile("c", "");

	private static final ModelFile D = new ModelFile("d", "");

	private static final List<ModelFile> ALL = List.of(A, B, C, D);

	@Test
	void allPassTogether() {
		GreatestPart part = new GreatestPart(ALL, (files) -> List.of());
		assertThat(part.passing()).isEqualTo(ALL);
		assertThat(part.refused()).isEmpty();
		assertThat(part.findings()).isEmpty();
	}

	@Test
	void whatIsMerelyOddGoesLive() {
		GreatestPart part = new GreatestPart(ALL, (files) -> List.of(Finding.warning("a", "", "odd")));
		assertThat(part.passing()).isEqualTo(ALL);
	}

	@Test
	void aBrokenFileStaysBackAlone() {
		GreatestPart part = new GreatestPart(ALL, broken(B));
		assertThat(part.passing()).containsExactly(A, C, D);
		assertThat(part.refused()).containsExactly(B);
		assertThat(part.findings()).containsExactly(Finding.of("b", "", "broken"));
	}

	@Test
	void whatNeedsItFallsOutOneAfterTheOther() {
		GreatestPart part = new GreatestPart(ALL, all(broken(B), needs(C, B), needs(D, C)));
		assertThat(part.passing()).containsExactly(A);
		assertThat(part.refused()).containsExactly(B, C, D);
		assertThat(part.findings()).containsExactly(Finding.of("b", "", "broken"), Finding.of("c", "", "needs", "b"),
				Finding.of("d", "", "needs", "c"));
	}

	@Test
	void whatWouldBreakOthersThatAreLiveStaysBack() {
		GreatestPart part = new GreatestPart(ALL,
				(files) -> files.contains(C) ? List.of(Finding.of("live", "", "lacks")) : List.of());
		assertThat(part.passing()).containsExactly(A, B, D);
		assertThat(part.findings()).containsExactly(Finding.of("c", "", "heldBack", "live"),
				Finding.of("live", "", "lacks"));
	}

	/**
	 * B is wrong only while C is with it, and what is wrong with C shows in the live B.
	 */
	@Test
	void aFileThatAnotherMadeWrongComesBackIn() {
		GreatestPart part = new GreatestPart(ALL,
				(files) -> files.contains(C) ? List.of(Finding.of("b", "", "lacks")) : List.of());
		assertThat(part.passing()).containsExactlyInAnyOrder(A, B, D);
		assertThat(part.refused()).containsExactly(C);
		assertThat(part.findings()).containsExactly(Finding.of("c", "", "heldBack", "b"), Finding.of("b", "", "lacks"));
	}

	@Test
	void twoThatBreakTheSameStayBackBoth() {
		GreatestPart part = new GreatestPart(ALL, (files) -> (files.contains(C) || files.contains(D))
				? List.of(Finding.of("live", "", "lacks")) : List.of());
		assertThat(part.passing()).containsExactlyInAnyOrder(A, B);
		assertThat(part.refused()).containsExactly(C, D);
	}

	@Test
	void nothingIsCheckedTwiceWhenNothingIsWrong() {
		List<Collection<ModelFile>> checked = new ArrayList<>();
		new GreatestPart(ALL, (files) -> {
			checked.add(files);
			return List.of();
		});
		assertThat(checked).hasSize(1);
	}

	private static Function<List<ModelFile>, List<Finding>> broken(ModelFile broken) {
		return (files) -> files.contains(broken) ? List.of(Finding.of(broken.name(), "", "broken")) : List.of();
	}

	private static Function<List<ModelFile>, List<Finding>> needs(ModelFile file, ModelFile other) {
		return (files) -> (files.contains(file) && !files.contains(other))
				? List.of(Finding.of(file.name(), "", "needs", other.name())) : List.of();
	}

	@SafeVarargs
	private static Function<List<ModelFile>, List<Finding>> all(Function<List<ModelFile>, List<Finding>>... checks) {
		return (files) -> Stream.of(checks).flatMap((check) -> check.apply(files).stream()).toList();
	}

}
