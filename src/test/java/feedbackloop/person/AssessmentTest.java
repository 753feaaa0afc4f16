package feedbackloop.person;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The impact assessment tells what is so: the classes of all columns, the live keeping
 * times, the rights, and what is open.
 */
@CaseTest
class AssessmentTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private Retention retention;

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "en" })
	void everyTableOfPeopleAndEveryClassStandsInIt(String language) {
		Document page = page(language);
		for (PersonalData.Table table : PersonalData.shipped().tables()) {
			assertThat(page.select("#what td").text().matches(".*(table |表 )" + table.name() + "[)）].*"))
				.as(table.name())
				.isEqualTo(table.isOfPeople());
		}
		long personal = Arrays.stream(DataClass.values()).filter(DataClass::isPersonal).count();
		assertThat(page.select("#why tr")).hasSize((int) personal);
		assertThat(page.select("#measures tr")).hasSizeGreaterThan((int) personal);
		assertThat(page.select("#made-from").text()).contains(PersonalData.shipped().version(), "retention");
		assertThat(page.text()).doesNotContain("assessment.", "??", "{0}");
	}

	@Test
	void itSaysHowLongByTheLiveTableAndWhoByTheRights() {
		Document page = page("en");
		long days = this.retention.times().of(Kept.CONTACT, true, false).orElseThrow().toDays();
		assertThat(page.select("#howLong tr").first().text()).contains("sensitive cases: " + days + " days");
		assertThat(page.select("#readers tr:contains(in clear, with a reason)").text()).contains("Support lead",
				"Manager");
		assertThat(page.select("#risks tr:contains(What remains)")).hasSizeGreaterThan(5);
	}

	@Test
	void aContactWithoutConsentIsOpen() {
		int before = withoutConsent();
		this.work.submit(Map.of("customer", Map.of("name", "韩梅梅", "email", "hanmeimei@example.com")));
		assertThat(withoutConsent()).isEqualTo(before + 1);
		assertThat(page("en").text()).doesNotContain("韩梅梅", "hanmeimei");
	}

	/** The row is missing while there are none. */
	private int withoutConsent() {
		String row = page("en").select("#open tr:contains(Contacts without a consent)").text();
		return row.isEmpty() ? 0
				: Integer.parseInt(row.replaceAll(".*that counts: ([\\d,]+).*", "$1").replace(",", ""));
	}

	@Test
	void itIsAFileToPrintInBothLanguages() throws Exception {
		for (String[] one : List.of(new String[] { "zh-CN", "个人信息保护影响评估" },
				new String[] { "en", "Impact assessment" })) {
			byte[] file = this.http
				.perform(MockMvcRequestBuilders.get("/privacy/assessment." + one[0] + ".pdf").with(member("privacy")))
				.andReturn()
				.getResponse()
				.getContentAsByteArray();
			PdfReader reader = new PdfReader(file);
			assertThat(reader.getNumberOfPages()).isBetween(3, 8);
			assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains(one[1]);
		}
	}

	private Document page(String language) {
		return Jsoup.parse(this.work.page("privacy", "/privacy/assessment?lang=" + language));
	}

}
