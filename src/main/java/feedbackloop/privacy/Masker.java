package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import feedbackloop.feedback.Blank;

import org.springframework.stereotype.Component;

/**
 * Masks personal data in texts: what is known of the person, and what {@link Kind} names
 * as people write it. Where two passages cross, both are hidden.
 */
@Component
public class Masker {

	/**
	 * What an earlier one finds keeps its mask, unless a later one finds more around it.
	 */
	private static final List<Finder> FINDERS = List.of(new SecretFinder(), new MailFinder(), new IdentityFinder(),
			new CardFinder(), new PhoneFinder(), new PlateFinder(), new AccountFinder(), new AddressFinder(),
			new ChineseNameFinder(), new LatinNameFinder());

	/** Characters before and behind by which a place is known again. */
	private static final int AROUND = 6;

	/**
	 * The text with personal data masked.
	 * @param text free text, or null
	 * @param known values that are known to be personal (names, numbers); each occurrence
	 * is masked too
	 * @return the masked text, or null
	 */
	public String mask(String text, Collection<String> known) {
		return mask(text, KnownPerson.of(known));
	}

	String mask(String text, KnownPerson known) {
		if (text == null) {
			return null;
		}
		Narrow narrow = Narrow.withDigits(text);
		StringBuilder masked = new StringBuilder();
		int last = 0;
		for (Passage passage : passages(narrow.text(), known)) {
			masked.append(text, last, narrow.place(passage.start())).append(passage.shown());
			last = narrow.place(passage.end());
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
	static List<Passage> passages(String narrow, KnownPerson known) {
		List<Passage> all = new ArrayList<>(new KnownFinder(known.values()).in(narrow));
		known.hidden().forEach((marked) -> all.addAll(KnownFinder.marked(marked, narrow)));
		Predicate<Passage> machine = MachineNumbers.in(narrow);
		FINDERS.stream()
			.flatMap((finder) -> finder.in(narrow).stream())
			.filter((passage) -> passage.kind() == Kind.SECRET
					|| !machine.test(passage) && !known.isShown(narrow.substring(passage.start(), passage.end())))
			.forEach(all::add);
		return Apart.of(all);
	}

	/**
	 * The kinds of personal data that a text has.
	 */
	public Set<Kind> kinds(String text) {
		return (text == null) ? Set.of()
				: passages(Narrow.withDigits(text).text(), KnownPerson.of(List.of())).stream()
					.map(Passage::kind)
					.collect(Collectors.toSet());
	}

	/**
	 * What is hidden in a text, but for what is known of the customer.
	 */
	static List<Liftable> liftable(String text, KnownPerson known) {
		Narrow narrow = Narrow.withDigits(text);
		List<Passage> own = new KnownFinder(known.values()).in(narrow.text());
		List<Passage> all = passages(narrow.text(), known);
		List<Liftable> liftable = new ArrayList<>();
		for (int i = 0; i < all.size(); i++) {
			Passage passage = all.get(i);
			if (passage.kind() != Kind.SECRET && own.stream().noneMatch(passage::overlaps)) {
				int start = narrow.place(passage.start());
				int end = narrow.place(passage.end());
				int before = (i > 0) ? narrow.place(all.get(i - 1).end()) : 0;
				int behind = (i + 1 < all.size()) ? narrow.place(all.get(i + 1).start()) : text.length();
				liftable.add(new Liftable(passage.kind(), text.substring(start, end),
						text.substring(whole(text, Math.max(before, start - AROUND)), start) + passage.shown()
								+ text.substring(end, whole(text, Math.min(behind, end + AROUND)))));
			}
		}
		return liftable;
	}

	/** The place, or the next, so that no character is cut in half. */
	private static int whole(String text, int place) {
		boolean half = place < text.length() && Character.isLowSurrogate(text.charAt(place));
		return half ? place + 1 : place;
	}

	/**
	 * Something that is hidden.
	 *
	 * @param around what is shown for it, with what stands beside it
	 */
	record Liftable(Kind kind, String value, String around) {

		@Override
		public String toString() {
			return "Liftable " + this.kind;
		}

	}

	/**
	 * How often a text has a value.
	 */
	static long count(String text, KnownPerson.Marked marked) {
		return KnownFinder.marked(marked, Narrow.withDigits(text).text()).size();
	}

}
