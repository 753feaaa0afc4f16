package feedbackloop.process;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers as people type them.
 */
class BusinessKeyTests {

	@ParameterizedTest
	@CsvSource({ "fb-20261122-000123, FB-20261122-000123", "' FB - 20261122 - 000123 ', FB-20261122-000123",
			"ＦＢ－２０２６１１２２－０００１２３, FB-20261122-000123", "ＦＢ　２０２６, FB2026", "im–20261122—000007, IM-20261122-000007",
			"fb 20261122 000123, FB-20261122-000123", "im20261122000007, IM-20261122-000007",
			"'\u200BFB\u20112026\t', FB-2026", "FBー20261122, FB-20261122", "'', ''", "gibt es nicht, GIBTESNICHT" })
	void aNumberHasOneForm(String typed, String number) {
		assertThat(BusinessKey.typed(typed)).isEqualTo(number);
		assertThat(BusinessKey.typed(null)).isNull();
	}

}
