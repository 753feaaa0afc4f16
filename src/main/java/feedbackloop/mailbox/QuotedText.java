package feedbackloop.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody wrote, apart from the mail that was answered and from the signature. By
 * the ways in which mail programs quote, in Chinese and other languages. Where answers
 * stand between quoted lines, or nothing else is left, all of it is what was written.
 *
 * @param own what was written
 * @param rest what was quoted and the signature; empty if there is none
 */
record QuotedText(String own, String rest) {

	/** Where a mail program begins to quote; no mail has this sign of its own. */
	static final String MARK = "\uE000";

	/** QQ writes spaces of HTML into plain text. */
	private static final String GAP = "(?:[\\s\\u00A0]|&nbsp;){0,20}";

	/** A line between the answer and the mail that is answered. */
	private static final Pattern DIVIDER = Pattern
		.compile("\\s*[-_—─=]{2,}" + GAP + "(原始邮件|原邮件|邮件原文|邮件原件|原始郵件|原始信件|回复的原邮件|转发的?邮件|轉寄郵件"
				+ "|Original( Message| Email)?|Forwarded message|Ursprüngliche Nachricht|Message d'origine|元のメッセージ)"
				+ GAP + "[-_—─=]{2,}.*", Pattern.CASE_INSENSITIVE);

	/** Who wrote what is quoted, and when. */
	private static final Pattern WROTE = Pattern.compile("(?:(?:在|于|於|On|At|Le|Am|El|Il)\\s?\\S.{4,300}"
			+ "|\\d{4}\\s?年.{4,300}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}.{4,300}|.{1,200}<[^<>@]+@[^<>@]+>.{0,100})"
			+ "(?:写道|寫道|写|wrote|schrieb.*|a écrit|escribió|ha scritto|書きました)\\s?[:：]?\\s*|"
			+ "\\d{4}\\s?年.{4,200}<[^<>\\s@]+@[^<>\\s@]+>\\s?[:：]\\s*", Pattern.CASE_INSENSITIVE);

	private static final Pattern FIRST_OF_HEAD = Pattern.compile("[*\\s]*(发件人|發件人|寄件者|寄件人|From|差出人|Von|De)\\s*[:：].*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern MORE_OF_HEAD = Pattern.compile(
			"[*\\s]*(发送时间|发送日期|发件时间|發送時間|傳送時間|寄件日期|日期|时间|時間|收件人|收件者|抄送|副本"
					+ "|主题|主題|主旨|Sent|Date|To|Cc|Subject|送信日時|宛先|件名|Gesendet|An|Betreff|Envoyé|À|Objet)\\s*[:：].*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SIGNATURE = Pattern
		.compile("--\\s?|—{2,}|(发自|發自|从|從)\\s?(我的|网易|網易|QQ|新浪|手机|手機|Outlook|华为|小米).*"
				+ "|来自.{0,20}(邮箱|手机|客户端)|发送自.*|(Sent|Gesendet|Envoyé|Enviado) (from|von|de|desde) .*|Get Outlook for .*"
				+ "|获取\\s?(Outlook|适用于).*|取得\\s?Outlook.*|iPhoneから送信", Pattern.CASE_INSENSITIVE);

	private static final Pattern RULE = Pattern.compile("\\s*[-_—─=*]{3,}\\s*");

	private static final int LONGEST_SIGNATURE = 12;

	/** A mail program breaks the line of who wrote it. */
	private static final int MOST_LINES_OF_WROTE = 3;

	private static final int LINES_OF_HEAD = 6;

	/**
	 * Takes the text of a mail apart.
	 */
	static QuotedText of(String text) {
		List<String> lines = List.of(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1));
		int quote = quoteBegins(lines);
		int end = signatureBegins(lines.subList(0, quote));
		String own = join(lines.subList(0, end));
		return own.isEmpty() ? new QuotedText(join(lines), "")
				: new QuotedText(own, join(lines.subList(end, lines.size())));
	}

	private static int quoteBegins(List<String> lines) {
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.startsWith(MARK) || DIVIDER.matcher(line).matches() || isHead(lines, i)) {
				return withRule(lines, i);
			}
			int after = afterWrote(lines, i);
			if (after > 0 || line.startsWith(">")) {
				return isAnsweredWithin(lines.subList(Math.max(after, i), lines.size())) ? lines.size()
						: withRule(lines, i);
			}
		}
		return lines.size();
	}

	/** A rule right before belongs to the quote. */
	private static int withRule(List<String> lines, int at) {
		int before = at;
		while (before > 0 && lines.get(before - 1).isBlank()) {
			before--;
		}
		return (before > 0 && RULE.matcher(lines.get(before - 1)).matches()) ? before - 1 : at;
	}

	private static boolean isHead(List<String> lines, int at) {
		return FIRST_OF_HEAD.matcher(lines.get(at)).matches()
				&& lines.subList(at + 1, Math.min(at + LINES_OF_HEAD, lines.size()))
					.stream()
					.filter((line) -> MORE_OF_HEAD.matcher(line).matches())
					.count() >= 2;
	}

	/**
	 * The line behind the one that says who wrote what follows; 0 if this says nothing.
	 */
	private static int afterWrote(List<String> lines, int at) {
		StringBuilder joined = new StringBuilder();
		for (int i = at; i < Math.min(at + MOST_LINES_OF_WROTE, lines.size()); i++) {
			joined.append((i > at) ? " " : "").append(lines.get(i).strip());
			if (lines.get(i).isBlank()) {
				return 0;
			}
			if (WROTE.matcher(joined).matches()) {
				return i + 1;
			}
		}
		return 0;
	}

	/** Whether something was written between or below the quoted lines. */
	private static boolean isAnsweredWithin(List<String> lines) {
		boolean isQuoted = lines.stream().anyMatch((line) -> line.startsWith(">"));
		int end = signatureBegins(lines);
		return isQuoted && lines.subList(0, end)
			.stream()
			.dropWhile((line) -> !line.startsWith(">"))
			.anyMatch((line) -> !line.startsWith(">") && !line.isBlank() && !line.startsWith(MARK)
					&& !RULE.matcher(line).matches());
	}

	private static int signatureBegins(List<String> lines) {
		int last = lines.size();
		while (last > 0 && lines.get(last - 1).isBlank()) {
			last--;
		}
		for (int i = last - 1; i >= Math.max(0, last - LONGEST_SIGNATURE); i--) {
			if (SIGNATURE.matcher(lines.get(i).strip()).matches()) {
				return i;
			}
		}
		return lines.size();
	}

	private static String join(List<String> lines) {
		return String.join("\n", lines).replace(MARK, "").replaceAll("\n{3,}", "\n\n").strip();
	}

}
