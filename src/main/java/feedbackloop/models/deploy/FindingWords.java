package feedbackloop.models.deploy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.notation.Finding;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says a finding in the reader's language.
 */
@Component
public class FindingWords {

	/** What all checks write for a line. */
	private static final Pattern LINE = Pattern.compile("line (\\d+)");

	/** What parsers say, which we quote, ends with one. */
	private static final Pattern STOP = Pattern.compile("[.\\s]+$");

	private final MessageSource messages;

	FindingWords(MessageSource messages) {
		this.messages = messages;
	}

	/**
	 * What is wrong.
	 */
	public String sentence(Finding finding, Locale locale) {
		return words(finding, "", locale);
	}

	/**
	 * What to do about it.
	 */
	public String remedy(Finding finding, Locale locale) {
		return words(finding, ".remedy", locale);
	}

	/**
	 * What is wrong and what to do about it.
	 */
	String sentenceAndRemedy(Finding finding, Locale locale) {
		return this.messages.getMessage("findings.problem",
				new Object[] { sentence(finding, locale), remedy(finding, locale) }, locale);
	}

	/**
	 * That nothing was deployed.
	 */
	String refused(int findings, Locale locale) {
		return this.messages.getMessage("findings.refused", new Object[] { findings }, locale);
	}

	/**
	 * How many findings there are.
	 */
	String found(int findings, Locale locale) {
		return this.messages.getMessage("findings.found", new Object[] { findings }, locale);
	}

	/**
	 * That without a database no case was walked by the files.
	 */
	String notRehearsed(Locale locale) {
		return this.messages.getMessage("findings.notRehearsed", null, locale);
	}

	/**
	 * That there is nothing to check.
	 */
	String noFolder(Locale locale) {
		return this.messages.getMessage("findings.noFolder", null, locale);
	}

	/**
	 * All of it in one line: file, place, what is wrong and what to do.
	 */
	public String line(Finding finding, Locale locale) {
		String place = finding.place().isEmpty() ? finding.file() : finding.file() + ", " + place(finding, locale);
		return this.messages.getMessage("findings.line", new Object[] { place, sentenceAndRemedy(finding, locale) },
				locale);
	}

	/**
	 * Where in the file it is; empty when that is not known.
	 */
	public String place(Finding finding, Locale locale) {
		Matcher line = LINE.matcher(finding.place());
		return line.matches() ? this.messages.getMessage("findings.lineNumber", new Object[] { line.group(1) }, locale)
				: finding.place();
	}

	private String words(Finding finding, String part, Locale locale) {
		String words = this.messages.getMessage("finding." + finding.code() + part, finding.arguments().toArray(),
				locale);
		return STOP.matcher(words).replaceFirst("");
	}

}
