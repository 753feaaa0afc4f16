package feedbackloop.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the catalogue's check demands of its teams, beside the tables that send them work.
 */
class CatalogueContractTests {

	private static final Function<String, String> SHIPPED = CatalogueContractTests::text;

	private static final String LEGAL = "  legal:\n    zh-CN: 法务\n    en: Legal\n";

	private final CatalogueContract contract = new CatalogueContract();

	@Test
	void whatIsShippedIsRight() {
		assertThat(check(text(CatalogueFile.NAME), SHIPPED)).isEmpty();
	}

	@Test
	void aTeamToWhichTablesSendWorkMustBeOffered() {
		String without = text(CatalogueFile.NAME).replace(LEGAL, "");
		String retired = text(CatalogueFile.NAME).replace(LEGAL, LEGAL + "    retired: true\n");
		for (String text : List.of(without, retired)) {
			assertThat(check(text, SHIPPED))
				.extracting(Finding::code, (finding) -> finding.arguments().get(0),
						(finding) -> finding.arguments().get(1))
				.containsOnly(tuple("catalogueTeamLacking", "legal", "processes/routing.dmn"),
						tuple("catalogueTeamLacking", "legal", "processes/contributions.dmn"),
						tuple("catalogueTeamLacking", "legal", "processes/approval.dmn"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "owner", "auditor", "admin", "Support" })
	void groupsThatWorkOnNoCasesAreNoTeams(String key) {
		String text = text(CatalogueFile.NAME).replace("  support:\n    zh-CN: 客服\n    en: Support\n", "")
				+ "  %s:\n    zh-CN: 其他\n    en: Other\n".formatted(key);
		assertThat(check(text, (name) -> null)).extracting(Finding::code, Finding::arguments)
			.containsExactly(tuple("catalogueTeamKey", List.of(key)));
	}

	@Test
	void withoutTeamsOursAreMeant() {
		assertThat(check("regions:\n  east:\n    zh-CN: 华东\n    en: East\n", SHIPPED)).isEmpty();
		assertThat(CatalogueFile.readable(null)).isEqualTo(CatalogueFile.NONE);
		assertThat(CatalogueFile.readable("- a list")).isEqualTo(CatalogueFile.NONE);
	}

	private List<Finding> check(String text, Function<String, String> files) {
		return this.contract.check(CatalogueFile.NAME, text, files);
	}

	private static String text(String name) {
		try {
			return Files.readString(Path.of(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
