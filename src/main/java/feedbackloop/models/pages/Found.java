package feedbackloop.models.pages;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.deploy.FindingWords;
import feedbackloop.notation.Finding;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Something wrong in a file, in the reader's language.
 *
 * @param place where in the file; may be empty
 * @param remedy what to do about it
 * @param warning whether the file may go live all the same
 */
@Schema(name = "RuleFinding")
record Found(String file, String place, String code, String sentence, String remedy, boolean warning) {

	private static final Pattern RULE = Pattern.compile("Rule (\\d+)(?: · (.+))?");

	static List<Found> of(List<Finding> findings, FindingWords words) {
		return findings.stream()
			.map((finding) -> new Found(finding.file(), words.place(finding), finding.code(), words.sentence(finding),
					words.remedy(finding), finding.warning()))
			.toList();
	}

	/**
	 * The number of the rule of a table that it speaks of, or null.
	 */
	public String rule() {
		return part(1);
	}

	/**
	 * The label of the column of the cell that it speaks of, or null.
	 */
	public String column() {
		return part(2);
	}

	private String part(int group) {
		Matcher place = RULE.matcher(this.place);
		return place.find() ? place.group(group) : null;
	}

}
