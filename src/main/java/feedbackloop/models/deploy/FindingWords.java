package feedbackloop.models.deploy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.notation.Finding;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Says a finding in the language of whoever reads it.
 */
@Component
public class FindingWords {

	/** What all checks write for a line. */
	private static final Pattern LINE = Pattern.compile("line (\\d+)");

	/** What parsers say, which we quote, ends with one. */
	private static final Pattern STOP = Pattern.compile("[.\\s]+$");

	private final Words words;

	FindingWords(Words words) {
		this.words = words;
	}

	/**
	 * The same in that language.
	 */
	public FindingWords in(Locale language) {
		return new FindingWords(this.words.in(language));
	}

	/**
	 * What is wrong.
	 */
	public String sentence(Finding finding) {
		return say(finding, "");
	}

	/**
	 * What to do about it.
	 */
	public String remedy(Finding finding) {
		return say(finding, ".remedy");
	}

	/**
	 * What is wrong and what to do about it.
	 */
	String sentenceAndRemedy(Finding finding) {
		return this.words.say("findings.problem", sentence(finding), remedy(finding));
	}

	/**
	 * That nothing was deployed.
	 */
	String refused(int findings) {
		return this.words.say("findings.refused", findings);
	}

	/**
	 * All of it in one line: file, place, what is wrong and what to do.
	 */
	public String line(Finding finding) {
		String place = finding.place().isEmpty() ? finding.file() : finding.file() + ", " + place(finding);
		return this.words.say("findings.line", place, sentenceAndRemedy(finding));
	}

	/**
	 * Where in the file it is; empty when that is not known.
	 */
	public String place(Finding finding) {
		Matcher line = LINE.matcher(finding.place());
		return line.matches() ? this.words.say("findings.lineNumber", line.group(1)) : finding.place();
	}

	private String say(Finding finding, String part) {
		String sentence = this.words.say("finding." + finding.code() + part, finding.arguments().toArray());
		return STOP.matcher(sentence).replaceFirst("");
	}

}
