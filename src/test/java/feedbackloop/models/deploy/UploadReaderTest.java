package feedbackloop.models.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.models.files.ModelFile;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.Zip;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** What a process owner uploads gets our names. */
@CaseTest
class UploadReaderTest {

	@Autowired
	private UploadReader uploads;

	@Test
	void oneFileGetsItsFolder() {
		assertThat(this.uploads.read("grade.dmn", Zips.bytes("<a/>")))
			.containsExactly(new ModelFile("processes/grade.dmn", "<a/>"));
		assertThat(this.uploads.read("triage.form", Zips.bytes("{}")).get(0).name()).isEqualTo("forms/triage.form");
		assertThat(this.uploads.read("closed.en.txt", Zips.bytes("Hi")).get(0).name())
			.isEqualTo("processes/messages/closed.en.txt");
		assertThat(this.uploads.read("apology.en.txt", Zips.bytes("Hi")).get(0).name())
			.isEqualTo("processes/replies/apology.en.txt");
		assertThat(this.uploads.read("evil.exe", Zips.bytes("MZ")).get(0).kind()).as("the check refuses it").isEmpty();
	}

	@Test
	void aZipGivesItsFilesAndNothingThatLiesBesideThem() {
		Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("rules-main/processes/grade.dmn", Zips.bytes("<a/>"));
		entries.put("rules-main/forms/triage.form", Zips.bytes("{}"));
		entries.put("rules-main/processes/messages/README.md", Zips.bytes("#"));
		for (String aside : List.of("__MACOSX/rules-main/._grade.dmn", "rules-main/processes/._grade.dmn",
				"rules-main/processes/.DS_Store", "rules-main/forms/Thumbs.db", "rules-main/processes/grade.dmn~")) {
			entries.put(aside, new byte[] { 0, 5 });
		}
		assertThat(this.uploads.read("rules.zip", Zip.of(entries))).extracting(ModelFile::name)
			.containsExactly("processes/grade.dmn", "forms/triage.form");
	}

}
