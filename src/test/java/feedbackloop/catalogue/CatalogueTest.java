package feedbackloop.catalogue;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.notation.CatalogueFile;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fields offer what the catalogue has; pages call it by its words, and say what is not
 * there.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class CatalogueTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private LiveFiles live;

	@Autowired
	private Deployments deployments;

	@Autowired
	private ObjectMapper json;

	@Test
	void theCasePageNamesWhatIsKnownAndMarksWhatIsNot() {
		String number = this.work.submit(Map.of("product", "APP", "module", "支付", "region", "火星"));
		assertThat(facts(number, "?lang=zh-CN")).contains("手机应用", "支付", "火星 (不在目录中)").doesNotContain("支付 (不在目录中)");
		assertThat(facts(number, "?lang=en")).contains("Mobile app", "Payment", "火星 (not in the catalogue)");
	}

	@Test
	void aModuleOfAnotherProductIsNotInTheCatalogue() {
		String number = this.work.submit(Map.of("product", "store", "module", "Payment"));
		assertThat(facts(number, "?lang=en")).contains("Payment (not in the catalogue)");
	}

	@Test
	void casesAreFoundHoweverPeopleWroteIt() {
		String byKey = this.work.submit(Map.of("product", "website", "region", "overseas"));
		String byWords = this.work.submit(Map.of("product", "ＷＥＢＳＩＴＥ", "region", "海外"));
		String free = this.work.submit(Map.of("product", "智能 手表", "region", "海外"));
		assertThat(this.work.page("lead", "/cases?sort=received&product=网站")).contains(byKey, byWords)
			.doesNotContain(free);
		assertThat(this.work.page("lead", "/cases?sort=received&product=智能　手表")).contains(free).doesNotContain(byKey);
		assertThat(this.work.page("lead", "/cases?sort=received&region=Overseas&product=website"))
			.contains(byKey, byWords)
			.doesNotContain(free);
	}

	@Test
	void fieldsOfferWhatIsNotRetired() throws Exception {
		this.deployments.deploy(
				List.of(this.live.with(CatalogueFile.NAME, "    en: Store\n", "    en: Store\n    retired: true\n")),
				new Change("owner", Source.PAGE, null, null));
		assertThat(this.work.page("support", "/intake")).contains("<option value=\"手机应用\">")
			.doesNotContain("<option value=\"门店\">");
		String number = this.work.submit(Map.of("product", "门店"));
		assertThat(facts(number, "?lang=en")).contains("Store").doesNotContain("not in the catalogue");
		JsonNode offers = this.json.readTree(this.rest.program("support").get("/api/catalogue").body());
		JsonNode store = offers.at("/fields/product/2");
		assertThat(store.get("label").asText()).isEqualTo("Store");
		assertThat(store.get("offered").asBoolean()).isFalse();
		assertThat(offers.at("/fields/product/0/modules/2/spellings").toString()).isEqualTo("[\"payment\",\"支付\"]");
	}

	@Test
	void triageOffersItToo() {
		String number = this.work.submit(Map.of("product", "app", "module", "payment"));
		String task = this.work.task(number, "triage").getId();
		String page = this.work.page("support", "/tasks/" + task + "?lang=en");
		assertThat(page).containsPattern("<option\\s+value=\"Mobile app\">");
		assertThat(page.replaceAll("(?s).*(<input[^>]*name=\"module\"[^>]*>).*", "$1")).contains("value=\"Payment\"",
				"data-catalogue=\"module\"", "list=\"field-module-known\"");
	}

	@Test
	void lettersNameAProductInWords() {
		String number = this.work.submit(Map.of("product", "app"));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(this.work.asCustomer(number).get("messages").findValuesAsText("text"))
			.anyMatch((text) -> text.contains("（手机应用）"));
	}

	private String facts(String number, String language) {
		String page = this.work.page("lead", "/cases/" + number + language);
		int start = page.indexOf("id=\"facts\"");
		return page.substring(start, page.indexOf("</section>", start))
			.replaceAll("<[^>]*>", "")
			.replaceAll("\\s+", " ");
	}

}
