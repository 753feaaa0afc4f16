package feedbackloop.screening;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import feedbackloop.process.ModelFiles;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * The usual reasons of {@code processes/usualReasons.yaml}, which process owners write,
 * as they are live.
 */
@Component
class LiveReasons {

	private final Supplier<UsualReasons> live;

	private final Words words;

	LiveReasons(ModelFiles files, Words words) {
		this.live = files.kept(() -> UsualReasons.read(files.read(UsualReasons.FILE)));
		this.words = words;
	}

	/**
	 * Verdict to its usual reasons in the reader's words, by what the form sends: verdict
	 * and reason with a dot between.
	 */
	Map<String, Map<String, String>> choices() {
		Map<String, Map<String, String>> choices = new LinkedHashMap<>();
		UsualReasons.VERDICTS.forEach((verdict) -> choices.put(verdict, of(verdict)));
		return choices;
	}

	/**
	 * The usual reasons of that verdict in the reader's words, by what the form sends.
	 */
	Map<String, String> of(String verdict) {
		String language = this.words.language();
		Map<String, String> reasons = new LinkedHashMap<>();
		this.live.get()
			.byVerdict()
			.get(verdict)
			.forEach((key, reason) -> reasons.put(verdict + "." + key, reason.in(language)));
		return reasons;
	}

	/**
	 * The reader's words for what the form sends; empty for a bare verdict, and for a
	 * reason that is usual no more.
	 */
	Optional<String> find(String sent) {
		return choices().values().stream().map((reasons) -> reasons.get(sent)).filter(Objects::nonNull).findFirst();
	}

}
