package feedbackloop.trackers;

import feedbackloop.process.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which addresses of work items are shown as links, and what the items are called.
 */
class ItemUrlTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://acme.atlassian.net/browse/PROJ-12                               | jira   | PROJ-12
			https://jira.acme.com/browse/PROJ-12?focusedId=3                        | jira   | PROJ-12
			https://acme.atlassian.net/jira/software/c/projects/P/boards/1?selectedIssue=P2-7 | jira | P2-7
			https://github.com/acme/shop/issues/34                                  | github | #34
			https://github.com/acme/shop/pull/35#issuecomment-1                     | github | #35
			https://gitlab.com/acme/web/shop/-/issues/34                            | gitlab | #34
			http://git.intern:8080/acme/shop/-/merge_requests/7/diffs               | gitlab | !7
			https://gitlab.com/acme/shop/-/work_items/9                             | gitlab | #9
			http://zentao.intern/zentao/bug-view-12.html                            | zentao | #12
			http://zentao.intern/task-view-99.html                                  | zentao | #99
			http://zentao.intern/index.php?m=story&f=view&storyID=5                 | zentao | #5
			http://zentao.intern/index.php?m=bug&f=view&id=6                        | zentao | #6
			https://github.com/acme/shop                                            | other  |
			https://dev.azure.com/acme/shop/_workitems/edit/42                      | other  |
			https://github.example.com/acme/shop/issues/34                          | other  |
			https://acme.com/browse/proj-12                                         | other  |
			https://gitlab.com/acme/shop/-/issues/34x                               | other  |
			""")
	void anAddressTellsTheTrackerAndTheKey(String url, String kind, String key) {
		ItemUrl address = ItemUrl.checked("url", url);
		assertThat(TrackerKind.of(address).id()).isEqualTo(kind);
		assertThat(TrackerKind.of(address).key(address).orElse(null)).isEqualTo(key);
		assertThat(address.text()).isEqualTo(url);
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "JavaScript://x.com/%0aalert(1)", "data:text/html,<b>", "//x.com/1",
			"x.com/1", "ftp://x.com/1", "https://", "https:///x", "https:x.com", "https://x.com:99999999/1",
			"https://x.com/\"onclick=\"x", "https://x.com/<b>", "https://x.com\\@y.com/", "https://x.com/a b",
			"https://x.com/a\nb", "https://x.com/\u0000", "https://-x.com/", "https://x_y.com/", "https://[::1]/",
			"file:///etc/passwd", "https://x.com%2f@y.com" })
	void whatIsNoAddressOfAPageIsRefused(String url) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ItemUrl.checked("url", url))
			.satisfies((refusal) -> assertThat(refusal.problems()).singleElement()
				.satisfies((problem) -> assertThat(problem.field()).isEqualTo("url")));
	}

	@ParameterizedTest
	@CsvSource({ "https://gitl\u0430b.com/a/-/issues/1,itemUrlForeign", "https://例子.com/1,itemUrlForeign",
			"https://x.com/\u202egpj,itemUrlForeign", "https://github.com@evil.com/1,itemUrlUser",
			"https://user:word@x.com/1,itemUrlUser", "'   ',itemUrlMissing", "ftp://x.com,itemUrl" })
	void theReasonIsNamed(String url, String code) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> ItemUrl.checked("url", url))
			.satisfies((refusal) -> assertThat(refusal.problems()).extracting(Refusal.Problem::code)
				.containsExactly(code));
	}

	@Test
	void aLongAddressIsRefusedAtOnce() {
		long start = System.nanoTime();
		for (String part : new String[] { "a", "a.", "-", "/", "@", "%", "?a=b&", "/browse/A-1" }) {
			assertThatExceptionOfType(Refusal.class)
				.isThrownBy(() -> ItemUrl.checked("url", "https://x.com/" + part.repeat(10_000)))
				.satisfies((refusal) -> assertThat(refusal.problems()).extracting(Refusal.Problem::code)
					.containsExactly("tooLong"));
			ItemUrl.read("https://" + part.repeat(990 / part.length())).ifPresent(TrackerKind::of);
		}
		assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(2_000_000_000L);
	}

	@Test
	void schemeAndHostAreKeptInSmallLetters() {
		assertThat(ItemUrl.checked("url", "  HTTPS://Acme.Atlassian.NET/browse/PROJ-12 ").text())
			.isEqualTo("https://acme.atlassian.net/browse/PROJ-12");
	}

}
