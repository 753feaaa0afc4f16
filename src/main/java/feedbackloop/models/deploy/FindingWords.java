package feedbackloop.models.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import feedbackloop.process.Finding;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says a finding in the reader's language. In the message files {0} is the name of the
 * file; {1}, {2} and so on are the finding's own arguments.
 */
@Component
public class FindingWords {

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
	 * That there is nothing to check.
	 */
	String noFolder(Locale locale) {
		return this.messages.getMessage("findings.noFolder", null, locale);
	}

	/**
	 * All of it in one line: file, place, what is wrong and what to do.
	 */
	public String line(Finding finding, Locale locale) {
		String place = finding.place().isEmpty() ? finding.file() : finding.file() + ", " + finding.place();
		return this.messages.getMessage("findings.line", new Object[] { place, sentenceAndRemedy(finding, locale) },
				locale);
	}

	private String words(Finding finding, String part, Locale locale) {
		List<Object> arguments = new ArrayList<>();
		arguments.add(finding.file());
		arguments.addAll(finding.arguments());
		return this.messages.getMessage("finding." + finding.code() + part, arguments.toArray(), locale);
	}

}
