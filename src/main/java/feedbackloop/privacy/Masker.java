package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import feedbackloop.feedback.Blank;

import org.springframework.stereotype.Component;

/**
 * Masks personal data in texts: what is known of the person, and what {@link Kind} names
 * as people write it. Where two findings cross, both are hidden.
 */
@Component
public class Masker {

	/**
	 * What an earlier one finds keeps its mask, unless a later one finds more around it.
	 */
	private static final List<Finder> FINDERS = List.of(new SecretFinder(), new MailFinder(), new IdentityFinder(),
			new CardFinder(), new PhoneFinder(), new PlateFinder(), new AccountFinder(), new AddressFinder(),
			new ChineseNameFinder(), new LatinNameFinder());

	/**
	 * The text with personal data masked.
	 * @param text free text, or null
	 * @param known values that are known to be personal (names, numbers); each occurrence
	 * is masked too
	 * @return the masked text, or null
	 */
	public String mask(String text, Collection<String> known) {
		return mask(text, Known.of(known));
	}

	String mask(String text, Known known) {
		if (text == null) {
			return null;
		}
		Narrow narrow = Narrow.withDigits(text);
		StringBuilder masked = new StringBuilder();
		int last = 0;
		for (Finding finding : findings(narrow.text(), known)) {
			masked.append(text, last, narrow.place(finding.start())).append(finding.shown());
			last = narrow.place(finding.end());
		}
		return masked.append(text.substring(last)).toString();
	}

	/**
	 * The text with personal data masked.
	 */
	public String mask(String text) {
		return mask(text, List.of());
	}

	/**
	 * A name as it is shown.
	 */
	public String name(String name) {
		return Blank.is(name) ? null : Shown.name(name);
	}

	/**
	 * A mail address as it is shown.
	 */
	public String email(String address) {
		return Blank.is(address) ? null : Shown.mail(address);
	}

	/**
	 * A phone number as it is shown.
	 */
	public String phone(String number) {
		return Blank.is(number) ? null : PhoneFinder.shown(number);
	}

	/**
	 * What is found, from left to right, apart from each other.
	 */
	static List<Finding> findings(String narrow, Known known) {
		List<Finding> all = new ArrayList<>(new KnownFinder(known.values()).in(narrow));
		known.hidden().forEach((marked) -> all.addAll(KnownFinder.marked(marked, narrow)));
		FINDERS.stream()
			.flatMap((finder) -> finder.in(narrow).stream())
			.filter((finding) -> finding.kind() == Kind.SECRET
					|| !known.isShown(narrow.substring(finding.start(), finding.end())))
			.forEach(all::add);
		return Apart.of(all);
	}

	/**
	 * What is hidden in a text, but for what is known of the customer.
	 */
	static List<Finding> liftable(String narrow, Known known) {
		List<Finding> own = new KnownFinder(known.values()).in(narrow);
		return findings(narrow, known).stream()
			.filter((finding) -> finding.kind() != Kind.SECRET && own.stream().noneMatch(finding::overlaps))
			.toList();
	}

	/**
	 * How often a text has a value.
	 */
	static long count(String text, Known.Marked marked) {
		return KnownFinder.marked(marked, Narrow.withDigits(text).text()).size();
	}

}
