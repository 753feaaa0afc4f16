package feedbackloop.models.edits;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The random edits themselves: of many kinds, and the same whenever they are made.
 */
class RandomEditsTests {

	static Stream<EditKind> kinds() {
		return RandomEdits.kinds().stream();
	}

	@Test
	void anEditIsMadeBySeedAndNumberAlone() {
		for (int number = 1; number <= 100; number++) {
			assertThat(new RandomEdits(1).edit(number)).isEqualTo(new RandomEdits(1).edit(number));
		}
		assertThat(new RandomEdits(1).edit(1)).isNotEqualTo(new RandomEdits(2).edit(1));
	}

	@Test
	void theKindsAreManyAndNamedOnce() {
		assertThat(kinds().map(EditKind::name)).hasSizeGreaterThan(200).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void everyKindChangesOnePlaceOfAFile(EditKind kind) {
		assertThat(kind.files()).anyMatch((file) -> IntStream.range(0, 20)
			.mapToObj((number) -> kind.mutation().of(file.text(), new Pick(1, number)))
			.flatMap(Optional::stream)
			.anyMatch((changed) -> !changed.text().equals(file.text())));
	}

}
