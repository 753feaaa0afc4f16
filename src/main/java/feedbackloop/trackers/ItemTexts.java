package feedbackloop.trackers;

import java.util.List;
import java.util.regex.Pattern;

import feedbackloop.feedback.Cases;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

import org.springframework.stereotype.Component;

/**
 * What people and trackers say of an item, as it may be kept: one line, without personal
 * data and without characters that are not seen.
 */
@Component
class ItemTexts {

	private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Z}]+");

	private final Cases cases;

	private final Vault vault;

	private final Masker masker;

	ItemTexts(Cases cases, Vault vault, Masker masker) {
		this.cases = cases;
		this.vault = vault;
		this.masker = masker;
	}

	/**
	 * The address.
	 * @throws Refusal if it is none, or one that holds personal data
	 */
	ItemUrl url(String text) {
		ItemUrl url = ItemUrl.checked("url", text);
		if (!this.masker.mask(url.text(), List.of()).equals(url.text())) {
			throw Refusal.invalid("url", "itemUrlPersonal");
		}
		return url;
	}

	/**
	 * A text on one line, masked; null for none.
	 * @param caseNumber whose customer's name is masked, too
	 * @throws Refusal if it is too long or holds what no text holds
	 */
	String line(String field, String text, int longest, String caseNumber) {
		if (text == null) {
			return null;
		}
		StoredText.problem(text).ifPresent((problem) -> {
			throw Refusal.invalid(field, problem);
		});
		String line = UNSEEN.matcher(text).replaceAll(" ").strip();
		if (line.codePointCount(0, line.length()) > longest) {
			throw Refusal.invalid(field, "tooLong", longest);
		}
		String masked = this.vault.mask(this.cases.get(caseNumber).contact(), line);
		return masked.isEmpty() ? null : masked;
	}

}
