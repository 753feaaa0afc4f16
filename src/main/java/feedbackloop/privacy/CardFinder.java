package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of bank cards by their check digit: a number that stands alone, or,
 * among several side by side, groups that begin as cards do.
 */
final class CardFinder implements Finder {

	private static final int FEWEST_DIGITS = 13;

	private static final int MOST_DIGITS = 19;

	/** The last group of a card may have fewer. */
	private static final int FEWEST_IN_A_GROUP = 3;

	private static final Pattern GROUP = Pattern.compile("\\d+");

	private static final Pattern GAP = Pattern.compile("[ ._/,~*|-]{1,3}");

	/**
	 * American Express, Diners, JCB, Visa, Mastercard, Discover, UnionPay and its like.
	 */
	private static final Pattern KNOWN = Pattern.compile("3[47]\\d{13}|3[068]\\d{12}|35\\d{14}|4\\d{12}(?:\\d{3}){0,2}"
			+ "|5[1-5]\\d{14}|2[2-7]\\d{14}|6\\d{15,18}|9558\\d{15}");

	/** So a number that begins with a day is of an order. */
	private static final Pattern BEGINS_WITH_A_DAY = Pattern
		.compile("20\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d+");

	/** Behind these words the check digit may be a slip. */
	private static final Pattern NAMED = Pattern.compile(
			"(?:(?<!会员|积分|礼品|公交|门禁|校园|流量|IM|物流|购物)卡号|card number|card no\\.?|银行卡|信用卡|储蓄卡|借记卡|银行账户|银行账号|银行帐号|bank card|credit card|debit card)(?:卡?号码?|账号|number|no\\.?)?[ :是为]{0,4}(?:is )?"
					+ "(\\d(?:[ -]?\\d){12,18}+(?!\\d))",
			Pattern.CASE_INSENSITIVE);

	/** Grouped as on a card of UnionPay, so the check digit may be a slip here, too. */
	private static final Pattern GROUPED = Pattern
		.compile("(?<![\\d-])62\\d{2}(?:[ -]\\d{4}){3}(?:[ -]\\d{1,3})?(?![\\d-])");

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		for (Digits card : cards(text)) {
			found.add(new Passage(Kind.CARD, card.start(), card.end(), Shown.card(card.digits())));
		}
		found.addAll(Finder.matches(Kind.CARD, NAMED, 1, text, (card) -> Shown.card(card.replaceAll("\\D", ""))));
		for (Passage card : Finder.matches(Kind.CARD, GROUPED, 0, text,
				(card) -> Shown.card(card.replaceAll("\\D", "")))) {
			if (!Before.isOfAThing(text, card.start())) {
				found.add(card);
			}
		}
		return found;
	}

	/** From left to right; of several that begin at the same place the longest. */
	private static List<Digits> cards(String text) {
		List<Digits> groups = groups(text);
		List<Digits> cards = new ArrayList<>();
		int first = 0;
		while (first < groups.size()) {
			Digits joined = groups.get(first);
			Digits card = joined.isCard() && joined.isNoOrder(text) ? joined : null;
			int next = first + 1;
			for (int i = next; i < groups.size() && joined.takes(groups.get(i - 1), groups.get(i), text); i++) {
				joined = joined.with(groups.get(i));
				if (joined.isCard() && KNOWN.matcher(joined.digits()).matches()) {
					card = joined;
					next = i + 1;
				}
			}
			if (card != null) {
				cards.add(card);
			}
			first = next;
		}
		return cards;
	}

	private static List<Digits> groups(String text) {
		List<Digits> groups = new ArrayList<>();
		Matcher group = GROUP.matcher(text);
		while (group.find()) {
			groups.add(new Digits(group.start(), group.end(), group.group()));
		}
		return groups;
	}

	/**
	 * Digits at a place of the text.
	 */
	private record Digits(int start, int end, String digits) {

		/** Whether what follows the last group may belong to the same number. */
		boolean takes(Digits last, Digits next, String text) {
			return this.digits.length() < MOST_DIGITS && last.digits.length() >= FEWEST_IN_A_GROUP
					&& GAP.matcher(text).region(this.end, next.start).matches();
		}

		Digits with(Digits next) {
			return new Digits(this.start, next.end, this.digits + next.digits);
		}

		boolean isCard() {
			int length = this.digits.length();
			return length >= FEWEST_DIGITS && length <= MOST_DIGITS && checks();
		}

		/** A number that stands alone may also be one of an order. */
		boolean isNoOrder(String text) {
			return KNOWN.matcher(this.digits).matches()
					|| !BEGINS_WITH_A_DAY.matcher(this.digits).matches() && !Before.isOfAThing(text, this.start);
		}

		private boolean checks() {
			int sum = 0;
			for (int i = 0; i < this.digits.length(); i++) {
				int digit = this.digits.charAt(this.digits.length() - 1 - i) - '0';
				int weighted = (i % 2 == 0) ? digit : digit * 2;
				sum += (weighted > 9) ? weighted - 9 : weighted;
			}
			return sum % 10 == 0;
		}

	}

}
