package feedbackloop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.process.StaffGroup;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may see and who may do what is written in one place each: the column of the person
 * complained about is read by two functions of the database and the record alone, groups
 * are named by {@link StaffGroup} alone, and templates ask for addresses.
 */
class SeeingTests {

	private static final Path MAIN = Path.of("src/main");

	/** Groups that have the name of something else, too: of a field or a column. */
	private static final List<String> FIELDS = List.of("product", "lead", "owner");

	private static final Pattern CERTAIN_GROUPS = named(StaffGroup.IDS.stream().filter((id) -> !FIELDS.contains(id)));

	/** A call that takes ids of groups, and what it is given. */
	private static final Pattern ASKED_BY_NAME = Pattern.compile(
			"(isMember|isTeam|members|tellGroup|createMembership|\\w*[gG]roup(In|Id|Member|s\\.contains)?)\\([^()]*"
					+ named(StaffGroup.IDS.stream()).pattern().replace("\\1", "\\3"));

	@Test
	void thePersonComplainedAboutStandsWithTheRecordAndItsTwoFunctions() throws IOException {
		assertThat(filesWith("about_user")).as("all others ask may_see or hidden_from")
			.containsExactlyInAnyOrder("resources/db/migration/V6__search.sql",
					"resources/db/migration/V13__about_user.sql", "resources/db/migration/V29__may_see.sql",
					"resources/db/migration/V64__staff_notices.sql");
		// The field of the triage form, on its way to the record, and its label.
		assertThat(filesWith("aboutUser")).as("all others ask Cases or Feedback.isHiddenFrom")
			.containsExactlyInAnyOrder("java/feedbackloop/process/TaskContract.java",
					"java/feedbackloop/grading/TriageRecord.java", "java/feedbackloop/feedback/Description.java",
					"java/feedbackloop/feedback/Feedback.java", "resources/messages/cases.properties",
					"resources/messages/cases_en.properties");
	}

	@Test
	void codeNamesGroupsByTheirType() throws IOException {
		assertThat(sources().filter((file) -> CERTAIN_GROUPS.matcher(text(file)).find()).map(SeeingTests::name))
			.as("all others name groups by StaffGroup, and ask Right")
			.containsExactlyInAnyOrder(
					// Words of passwords, and a web app of that name.
					"java/feedbackloop/embedded/ProductionSettings.java",
					"java/feedbackloop/security/WellKnownPasswords.java", "java/feedbackloop/WebAppLabels.java",
					// Roles in tables: the manager on duty is one person.
					"java/feedbackloop/models/check/TableContracts.java",
					"java/feedbackloop/deadlines/StaffRoles.java");
		assertThat(sources().filter((file) -> ASKED_BY_NAME.matcher(text(file)).find())).isEmpty();
		assertThat(filesWith("\"GROUP_")).containsExactly("java/feedbackloop/security/SignedIn.java");
	}

	@Test
	void templatesAskWhetherAnAddressIsOpen() throws IOException {
		Pattern byGroup = Pattern.compile("GROUP_|has(Any)?(Authority|Role)|#authorization\\.expression"
				+ "|sec:authorize=\"(?!!?isAuthenticated\\(\\)\")");
		assertThat(files().filter((file) -> file.toString().endsWith(".html"))
			.filter((file) -> byGroup.matcher(text(file)).find() || CERTAIN_GROUPS.matcher(text(file)).find()))
			.as("templates that do not ask sec:authorize-url")
			.isEmpty();
	}

	private static Pattern named(Stream<String> ids) {
		return Pattern.compile("([\"'])(" + ids.collect(Collectors.joining("|")) + ")\\1");
	}

	private static List<String> filesWith(String words) throws IOException {
		return files().filter((file) -> text(file).contains(words)).map(SeeingTests::name).toList();
	}

	private static Stream<Path> sources() throws IOException {
		// What a module may use is declared by the names of modules, of which one is a
		// group's.
		return files().filter((file) -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"));
	}

	private static Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(MAIN)) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> file.toString().matches(".*\\.(java|sql|html|js|properties|yml)"))
				.toList()
				.stream();
		}
	}

	private static String name(Path file) {
		return MAIN.relativize(file).toString();
	}

	private static String text(Path file) {
		try {
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
