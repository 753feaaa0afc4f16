package feedbackloop.models.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.models.check.Corpus;
import feedbackloop.models.check.TableCorpus;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelVersion;
import feedbackloop.notation.Finding;
import feedbackloop.process.ModelFolder;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.LiveFiles.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.util.FileSystemUtils;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Whatever must not go live is refused by all three ways in with the same findings, and
 * what runs goes on; whatever may go live does. Of what is refused for one reason the
 * first is offered, and the Modeler and the folder take turns. With
 * {@code mvn test -Dtest=HostileFilesTest -Deveryway} each is offered in each way.
 */
@CaseTest
class HostileFilesTest {

	private static final int LONGEST_JSON = 150_000;

	private static final boolean EVERY_WAY = System.getProperty("everyway") != null;

	@TempDir
	private static Path folder;

	@Autowired
	private FolderDeployment folderDeployment;

	@Autowired
	private FindingWords words;

	@Autowired
	private LiveFiles live;

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@LocalServerPort
	private int port;

	private State before;

	@BeforeEach
	void remember() throws IOException {
		this.before = this.live.state();
		for (String name : List.of("processes", "forms")) {
			FileSystemUtils.copyRecursively(Path.of(name), folder.resolve(name));
		}
	}

	@AfterEach
	void asBefore() throws IOException {
		this.live.backTo(this.before);
		FileSystemUtils.deleteRecursively(folder.resolve("processes"));
		FileSystemUtils.deleteRecursively(folder.resolve("forms"));
	}

	@Test
	void noWayInTakesWhatMustNotGoLive() throws Exception {
		String number = this.work.submit();
		String definition = this.work.instance(number).getProcessDefinitionId();
		boolean isForModeler = false;
		for (Offer broken : broken()) {
			isForModeler = !isForModeler;
			List<Finding> findings = refusedOverTheApi(broken);
			assertThat(findings).as(broken.name())
				.anyMatch((finding) -> finding.code().equals(broken.code())
						&& (broken.place().isEmpty() || finding.place().equals(broken.place())));
			if (isForModeler || EVERY_WAY) {
				refusedToTheModeler(broken, findings);
			}
			if (!isForModeler || EVERY_WAY) {
				refusedInTheFolder(broken, findings);
			}
			assertThat(this.live.state()).as(broken.name()).isEqualTo(this.before);
		}
		assertThat(this.work.openTasks(number)).containsExactly("triage");
		assertThat(this.work.instance(number).getProcessDefinitionId()).isEqualTo(definition);
	}

	@ParameterizedTest
	@MethodSource("feedbackloop.models.deploy.Zips#hostile")
	void noZipDoesHarm(Zips.Hostile zip) throws Exception {
		MockMultipartFile file = new MockMultipartFile("files", "upload.zip", "application/zip", zip.upload());
		assertThat(problem(multipart("/api/rules/deploy").file(file)).findValuesAsText("code"))
			.containsExactly(zip.code());
		assertThat(this.live.state()).isEqualTo(this.before);
	}

	/** What came since asks nothing of them, which the check says. */
	private static final List<String> UNUSED_BY_MODELS_BEFORE = List.of("tableRowUnasked", "formUnused");

	@Test
	void everyWayInTakesWhatMayGoLive() throws Exception {
		List<Offer> good = Stream
			.concat(Corpus.good().map((entry) -> new Offer(entry.name(), entry.files(), "", "")),
					TableCorpus.accepted().stream().map((entry) -> new Offer(entry.name(), entry.files(), "", "")))
			.toList();
		Modeler modeler = new Modeler(this.port, "owner", "en-US");
		for (int i = 0; i < good.size(); i++) {
			Offer offer = good.get(i);
			assertThat(this.json.readTree(answer(sent("/api/rules/check", offer.files()), 200).getContentAsByteArray())
				.get("findings")).extracting((found) -> found.get("code").asText())
				.as(offer.name())
				.isSubsetOf(UNUSED_BY_MODELS_BEFORE);
			switch (i % 3) {
				case 0 -> answer(sent("/api/rules/deploy", offer.files()), 200);
				case 1 -> {
					var answer = modeler.deploys(offer.files());
					assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
				}
				default -> {
					write(offer.files());
					assertThat(readFolder().versions()).extracting(ModelVersion::name)
						.as(offer.name())
						.containsAll(offer.files().stream().map(ModelFile::name).toList());
					putBack(offer.files());
				}
			}
			assertThat(this.live.state()).as(offer.name()).isNotEqualTo(this.before);
			this.live.backTo(this.before);
		}
	}

	@Test
	void aTypeThatFormsDoNotOfferIsNamedAtTheForm() throws Exception {
		ModelFile types = this.live.with("processes/feedbackTypes.dmn", "\"documentation\",\"praise\"",
				"\"documentation\",\"praise\",\"idea\"");
		assertThat(problem(sent("/api/rules/deploy", List.of(types))).get("findings"))
			.extracting((found) -> found.get("file").asText() + " " + found.get("code").asText())
			.contains("forms/triage.form choiceMissing");
	}

	/** Some editors begin a file with it. */
	@Test
	void aByteOrderMarkIsNoPartOfAFile() throws Exception {
		ModelFile text = this.live.with("processes/grade.dmn", "&lt; 5", "&lt;  5");
		ModelFile marked = new ModelFile(text.name(), "\uFEFF" + text.text());
		var answer = new Modeler(this.port, "owner", "en-US").deploys(List.of(marked));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(this.live.with(text.name(), "<?xml", "<?xml")).isEqualTo(text);
	}

	/** Each of them is checked by the tests of the check. */
	private static List<Offer> broken() {
		Set<String> reasons = new HashSet<>();
		return Stream
			.concat(Corpus.broken().map((entry) -> new Offer(entry.name(), entry.files(), entry.code(), entry.place())),
					TableCorpus.refused()
						.stream()
						.map((entry) -> new Offer(entry.name(), entry.files(), entry.code(), entry.place())))
			.filter((offer) -> reasons.add(offer.code()) || EVERY_WAY)
			.toList();
	}

	private List<Finding> refusedOverTheApi(Offer broken) throws Exception {
		List<Finding> findings = new ArrayList<>();
		for (JsonNode found : problem(sent("/api/rules/deploy", broken.files())).get("findings")) {
			findings.add(new Finding(found.get("file").asText(), found.get("place").asText(),
					found.get("code").asText(), List.of(), found.get("warning").asBoolean()));
		}
		return findings;
	}

	/** The Modeler is told in words: each file with its problems, and where they are. */
	private void refusedToTheModeler(Offer broken, List<Finding> findings) throws Exception {
		var answer = new Modeler(this.port, "owner", "en-US").deploys(broken.files());
		assertThat(answer.statusCode()).as(broken + answer.body()).isEqualTo(400);
		JsonNode files = this.json.readTree(answer.body()).get("details");
		List<String> places = new ArrayList<>();
		files.properties()
			.forEach((file) -> Stream.of("errors", "warnings")
				.forEach((list) -> file.getValue()
					.get(list)
					.forEach((problem) -> places.add(list + " " + file.getKey() + " " + place(problem)))));
		assertThat(places).as(broken.name())
			.containsExactlyInAnyOrderElementsOf(findings.stream()
				.map((finding) -> (finding.warning() ? "warnings " : "errors ") + finding.file() + " "
						+ finding.place())
				.toList());
	}

	private static String place(JsonNode problem) {
		int line = problem.get("line").asInt();
		return (line > 0) ? "line " + line : problem.get("mainElementId").asText("");
	}

	/** There only what is wrong stays back, with all that is said of it elsewhere. */
	private void refusedInTheFolder(Offer broken, List<Finding> findings) throws Exception {
		write(broken.files());
		FolderOutcome outcome = readFolder();
		assertThat(outcome.refused()).as(broken.name()).isNotEmpty();
		assertThat(outcome.findings()).as(broken.name())
			.extracting(Finding::file, Finding::place, Finding::code)
			.containsAll(Finding.refusing(findings)
				.stream()
				.map((finding) -> tuple(finding.file(), finding.place(), finding.code()))
				.toList());
		assertThat(outcome.findings()).extracting(this.words.in(Locale.ENGLISH)::line)
			.noneMatch((line) -> line.matches(".*\\{\\d}.*"));
		assertThat(outcome.versions()).extracting(ModelVersion::name).doesNotContainAnyElementsOf(outcome.refused());
		this.live.backTo(this.before);
		putBack(broken.files());
	}

	private FolderOutcome readFolder() {
		return this.folderDeployment.deploy(new Folder(new ModelFolder(folder)));
	}

	private static void write(Collection<ModelFile> files) throws IOException {
		for (ModelFile file : files) {
			Files.writeString(folder.resolve(file.name()), file.text());
		}
	}

	private static void putBack(Collection<ModelFile> files) throws IOException {
		for (ModelFile file : files) {
			Path shipped = Path.of(file.name());
			if (Files.exists(shipped)) {
				Files.write(folder.resolve(file.name()), Files.readAllBytes(shipped));
			}
			else {
				Files.delete(folder.resolve(file.name()));
			}
		}
	}

	/** As JSON, and what is too long for that as an upload. */
	private AbstractMockHttpServletRequestBuilder<?> sent(String path, Collection<ModelFile> files) throws Exception {
		if (files.stream().mapToInt((file) -> file.text().length()).sum() > LONGEST_JSON) {
			var upload = multipart(path);
			upload.param("reason", "试 trial");
			files.forEach((file) -> upload.file(new MockMultipartFile("files", file.name(), "text/xml",
					file.text().getBytes(StandardCharsets.UTF_8))));
			return upload.locale(Locale.ENGLISH);
		}
		Map<String, Object> offer = new LinkedHashMap<>();
		offer.put("files", files);
		offer.put("reason", "试 trial");
		return post(path).locale(Locale.ENGLISH)
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsBytes(offer));
	}

	private JsonNode problem(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
		return this.json.readTree(answer(request, 422).getContentAsByteArray());
	}

	private MockHttpServletResponse answer(AbstractMockHttpServletRequestBuilder<?> request, int status)
			throws Exception {
		MockHttpServletResponse answer = this.http.perform(request.with(member("owner")).with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).as(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(status);
		return answer;
	}

	/** Files that are offered together, and what must be found where. */
	private record Offer(String name, Collection<ModelFile> files, String code, String place) {

	}

}
