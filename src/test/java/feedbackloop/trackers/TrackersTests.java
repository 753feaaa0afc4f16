package feedbackloop.trackers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the check finds wrong in the file of the trackers, and what the file says.
 */
class TrackersTests {

	static final String GOOD = """
			states:
			  open: open, 待办
			  inProgress: In Review
			  done: done，已关闭
			trackers:
			  jira:
			    name:
			      zh-CN: 研发 Jira
			      en: Engineering Jira
			    kind: jira
			    newItem: https://jira.example.com/new?pid=1&summary={number}%20{title}&description={link}&label={kind}
			    teams: engineering, operations
			""";

	@Test
	void whatIsShippedIsRight() throws IOException {
		String shipped = Files.readString(Path.of(Trackers.FILE));
		assertThat(check(shipped)).isEmpty();
		assertThat(Trackers.read(shipped).byName()).isEmpty();
		assertThat(Trackers.read(shipped).meaning("In Progress")).contains(ItemState.IN_PROGRESS);
		assertThat(Trackers.read(shipped).meaning("已解决")).contains(ItemState.DONE);
		for (ItemState state : ItemState.values()) {
			assertThat(Trackers.read(shipped).meaning(state.id())).contains(state);
		}
	}

	@Test
	void theExampleThatProcessOwnersReadIsRight() throws IOException {
		String page = Files.readString(Path.of("docs/process-owners.md"));
		int start = page.indexOf("trackers:\n  jira:");
		String example = page.substring(start, page.indexOf("```", start));
		String states = GOOD.substring(0, GOOD.indexOf("trackers:"));
		assertThat(check(states + example)).isEmpty();
		assertThat(Trackers.read(states + example).byName()).containsOnlyKeys("jira", "gitlab", "github", "zentao");
	}

	@Test
	void statesAreUnderstoodInSmallAndCapitalLetters() {
		Trackers trackers = Trackers.read(GOOD);
		assertThat(trackers.meaning("in review")).contains(ItemState.IN_PROGRESS);
		assertThat(trackers.meaning("DONE")).contains(ItemState.DONE);
		assertThat(trackers.meaning("已关闭")).contains(ItemState.DONE);
		assertThat(trackers.meaning("blocked")).isEqualTo(Optional.empty());
	}

	@Test
	void aTrackerIsOfferedToItsTeamsAndWithoutTeamsToAll() {
		assertThat(Trackers.read(GOOD).offeredTo("engineering")).hasSize(1);
		assertThat(Trackers.read(GOOD).offeredTo("support")).isEmpty();
		assertThat(Trackers.read(GOOD.replace("    teams: engineering, operations\n", "")).offeredTo("support"))
			.hasSize(1);
	}

	@Test
	void theMeasureIsFilledInAndNothingBreaksOut() {
		NewItemUrl url = Trackers.read(GOOD).byName().get("jira").newItem();
		String filled = url.of("IM-20261130-000001-2", "a&b=c #{link} 缓存\n\"<x>$1 \\", "product",
				"https://us.example/cases/IM-20261130-000001");
		assertThat(filled).isEqualTo("https://jira.example.com/new?pid=1&summary=IM-20261130-000001-2%20"
				+ "a%26b%3Dc%20%23%7Blink%7D%20%E7%BC%93%E5%AD%98%20%22%3Cx%3E%241%20%5C&description="
				+ "https%3A%2F%2Fus.example%2Fcases%2FIM-20261130-000001&label=product");
		assertThat(url.of("n", "缓".repeat(4000), "k", "l")).hasSizeLessThan(1600).contains("%E2%80%A6");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			states:                    | status:              | yamlUnknown      | line 1
			inProgress: In Review      | x: y                 | yamlUnknown      | line 3
			inProgress: In Review      | inProgress: OPEN     | trackerWordTwice | line 3
			inProgress: In Review      | inProgress:          | yamlNoValue      | line 3
			  jira:                    | '  My Jira:'         | trackerKey       | line 6
			kind: jira                 | kind: redmine        | trackerKind      | line 10
			      en: Engineering Jira | ''                   | yamlLacks        | line 7
			en: Engineering Jira       | en: A name that is much longer than any button can be | trackerName | line 7
			{title}                    | {description}        | trackerUrlName   | line 11
			https://jira.example.com   | javascript://jira    | trackerUrl       | line 11
			https://jira.example.com   | 'https://{title}.com' | trackerUrl      | line 11
			https://jira.example.com   | 'https://a:b@jira.com' | trackerUrl     | line 11
			https://jira.example.com   | https://例子.com       | trackerUrl       | line 11
			{number}%20                | '{number}}'          | trackerUrl       | line 11
			operations                 | ops                  | trackerTeam      | line 12
			'engineering, operations'  | '[engineering]'      | yamlList         | line 12
			teams:                     | group:               | yamlUnknown      | line 12
			""")
	void whatIsWrongIsNamedWithItsLine(String part, String instead, String code, String line) {
		assertThat(GOOD).contains(part);
		assertThat(check(GOOD.replace(part, instead))).extracting(Finding::code, Finding::place)
			.containsExactly(tuple(code, line));
	}

	@Test
	void whatIsTooMuchIsRefused() {
		assertThat(check(GOOD.replace("pid=1", "pid=" + "1".repeat(600)))).extracting(Finding::code)
			.containsExactly("trackerUrlLong");
		assertThat(check(GOOD.replace("待办", "a".repeat(61)))).extracting(Finding::code).containsExactly("trackerWords");
		String one = GOOD.substring(GOOD.indexOf("  jira:"));
		StringBuilder many = new StringBuilder(GOOD);
		for (int i = 0; i < 20; i++) {
			many.append(one.replace("  jira:", "  jira" + i + ":"));
		}
		assertThat(check(many.toString())).extracting(Finding::code).containsExactly("trackersMany");
		assertThat(check("not: [yaml")).isNotEmpty();
		assertThat(check("")).extracting(Finding::code).containsExactly("yamlNoNames");
	}

	private static List<Finding> check(String text) {
		return new TrackersContract().check(Trackers.FILE, text, (name) -> null);
	}

}
