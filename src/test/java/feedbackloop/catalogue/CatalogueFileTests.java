package feedbackloop.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the check finds wrong in the catalogue, and what the catalogue understands.
 */
class CatalogueFileTests {

	private static final String GOOD = """
			products:
			  app:
			    zh-CN: 手机应用
			    en: Mobile app
			    modules:
			      pay:
			        zh-CN: 支付
			        en: Payment
			  till:
			    zh-CN: 收银机
			    en: Till
			    retired: true
			    modules:
			      pay:
			        zh-CN: 结账
			        en: Checkout
			regions:
			  east:
			    zh-CN: 华东
			    en: East China
			teams:
			  tills:
			    zh-CN: 收银组
			    en: Tills
			    calendar: always
			""";

	@Test
	void whatIsShippedIsRight() throws IOException {
		String shipped = Files.readString(Path.of(CatalogueFile.NAME));
		assertThat(check(shipped)).isEmpty();
		for (Part part : Part.values()) {
			assertThat(CatalogueFile.read(shipped).all(part)).as(part.section()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "app", "APP", "ａｐｐ", "手机应用", "mobile APP", "'  Mobile　App '" })
	void anEntryIsMeantByItsKeyAndItsWordsInAnyCaseAndWidth(String text) {
		assertThat(CatalogueFile.read(GOOD).find(Part.PRODUCT, text)).map(Entry::key).contains("app");
	}

	@Test
	void whatIsNotThereIsNotMeant() {
		CatalogueFile catalogue = CatalogueFile.read(GOOD);
		assertThat(catalogue.find(Part.PRODUCT, "App 2")).isEmpty();
		assertThat(catalogue.find(Part.PRODUCT, null)).isEqualTo(Optional.empty());
		assertThat(catalogue.find(Part.CUSTOMER_GROUP, "east")).isEmpty();
	}

	@Test
	void aModuleIsLookedForInItsProduct() {
		CatalogueFile catalogue = CatalogueFile.read(GOOD);
		assertThat(catalogue.findModule("手机应用", "结账")).isEmpty();
		assertThat(catalogue.findModule("Till", "pay").orElseThrow().words().english()).isEqualTo("Checkout");
		assertThat(catalogue.findModule("something else", "结账")).map(Entry::key).contains("pay");
	}

	@Test
	void aRetiredEntryIsStillThere() {
		assertThat(CatalogueFile.read(GOOD).all(Part.PRODUCT)).extracting(Entry::key, Entry::retired)
			.containsExactly(tuple("app", false), tuple("till", true));
	}

	@ParameterizedTest
	@CsvSource({ "'  app:', '  a-pp:', catalogueKey, line 2",
			"'  tills:', '  aVeryLongNameOfATeam1:', catalogueKey, line 22",
			"'zh-CN: 手机应用', 'zh-CN: TILL', catalogueTwice, line 9", "'  till:', '  App:', catalogueTwice, line 9",
			"'    en: Mobile app', '', yamlLacks, line 2",
			"'retired: true', 'retired: soon', catalogueRetired, line 12",
			"'retired: true', 'retried: true', yamlUnknown, line 12", "regions:, places:, yamlUnknown, line 17",
			"'    zh-CN: 华东', '    calendar: always', yamlUnknown, line 19", "'  till:', '  app:', yamlTwice, line 9" })
	void whatIsWrongIsFoundWithItsLine(String right, String wrong, String code, String line) {
		assertThat(check(GOOD.replace(right, wrong))).extracting(Finding::code, Finding::place)
			.containsExactly(tuple(code, line));
	}

	@Test
	void namesAreShort() {
		assertThat(check(GOOD.replace("Mobile app", "a".repeat(61)))).extracting(Finding::code)
			.containsExactly("catalogueLong");
	}

	private static List<Finding> check(String text) {
		try {
			CatalogueFile.read(text);
			return List.of();
		}
		catch (Unreadable ex) {
			return List.of(ex.in(CatalogueFile.NAME));
		}
	}

}
