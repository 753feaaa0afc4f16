package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Chinese names where people introduce themselves, name others, fill in a label or
 * sign, and before titles.
 */
final class ChineseNameFinder implements Finder {

	/** Behind it whatever begins like a name is one. */
	private static final Pattern NAMING = Pattern.compile(
			"(?=[我名本姓叫老爱妻丈女儿孩妈爸母父朋同客经师员小对邻他她联收寄发户持开申投负被当法签预入乘患署落称])(?:我 ?叫(?:做|作)?|我名叫|名字(?:叫做|叫作|[是为叫:])|本人叫|姓名[是为叫: ]|叫做|名叫"
					+ "|(?:老公|老婆|爱人|妻子|丈夫|女儿|儿子|孩子|妈妈|爸爸|母亲|父亲|我妈|我爸|朋友|同事|客服|经理|师傅|员工|小哥|同学|对方|邻居|[他她])(?:的?名字)?叫(?!车|号|外卖)"
					+ "|(?:联系人|收件人|收货人|寄件人|发件人|姓名|户名|户主|持卡人|开户人|申请人|投诉人|经办人|负责人|投保人|被保险人|当事人|法人|签收人|预订人|入住人|乘客|患者|署名|落款|称呼)"
					+ "(?:姓名|名字)?(?:是|为|叫|写的?是|填的?是|:){0,2}[ (]{0,2}) ?");

	/** Behind it many other things stand as well. */
	private static final Pattern BEING = Pattern.compile(
			"(?=[我本在这鄙敬谢老爱妻丈女儿孩妈爸母父同朋-])(?:我是(?:贵司的?|贵公司的?|你们的?|一名|一位)?老?(?:客户|用户|会员|顾客|业主|机主|车主|家长|患者|乘客|学员)?|我就是|(?<=[我他她的])(?:老公|老婆|爱人|妻子|丈夫|女儿|儿子|孩子|妈妈|爸爸|母亲|父亲|同事|朋友)|本人是?|在下|这里是|这边是|鄙人|-{2,3}|敬礼[!,.。 \\n]{0,3}|谢谢[!,.。 \\n]{1,3})[ ,]?");

	/**
	 * Behind it stands what the person did as often as the name, so only whole names
	 * count.
	 */
	private static final Pattern ROLE = Pattern
		.compile("(?=[客店导骑司技柜管买卖机车业师经主销快配外维安服理])(?:(?:客服|店员|导购|骑手|司机|技师|柜员|管家|买家|卖家|机主|车主|业主|师傅|经理|主管|店长)"
				+ "(?:专员|经理|人员|师傅|小哥|顾问|代表|主管|员)?"
				+ "|(?:销售|快递|配送|外卖|维修|安装|服务|理财|业务)(?:专员|经理|人员|师傅|小哥|顾问|代表|主管|员|工))[ :]?");

	private static final Pattern LABEL_AND_ANYTHING = Pattern
		.compile("(?:联系人|收件人|收货人|寄件人|姓名|户名|持卡人|投诉人|申请人)(?:姓名)?: ?([一-鿿]{2,4}(?![一-鿿]))");

	/** A name of another language in Chinese characters, with a dot between its parts. */
	private static final Pattern WITH_DOTS = Pattern
		.compile("(?:我叫|我是|本人|姓名[是:]?|名叫|联系人[是:]?|收[件货]人[是:]?)[ :]?([一-鿿]{1,8}(?:\\.[一-鿿]{1,8}){1,3})");

	private static final Pattern NICKNAME = Pattern.compile("(?:我叫|名叫|叫我)([小阿老大][一-鿿]{1,2}?)(?=[^一-鿿]|$|[就吧的好行])");

	private static final Pattern SURNAME = Pattern
		.compile("姓(?!名|氏)是?:? ?([一-鿿]{1,2})(?:[, ]?(?:单?名|叫) ?([一-鿿]{1,2}))?");

	private static final Pattern TITLE = Pattern.compile(
			"(?=[先女小太夫师经老主医大律教阿叔同总店警工护队科处局院校])(?:先生|女士|小姐(?!姐)|太太|夫人|师傅|经理|老师|主任|医生|大夫|律师|教授|阿姨|大姐|大哥|大爷|大妈|叔叔|同学|总监|店长|主管|警官|工程师|老板|护士|队长|科长|处长|局长|院长|校长|总(?=[^一-鿿]|$|[说您好谈讲问回也都不让来的和、]))(?!们|级)");

	private static final Pattern BEFORE_A_NUMBER = Pattern.compile(
			"(?<![一-鿿])([一-鿿]{2,4})(?=[ ,:;(/]{0,3}(?:联系|手机|电话|tel|mobile)*(?:号码?|方式)?[ :,]{0,2}\\+?(?:86)?[ -]?1[3-9]\\d[ -]?\\d{4})");

	private static final Pattern BEFORE_THE_SEX = Pattern.compile("(?<![一-鿿])([一-鿿]{2,4})[, (]{1,2}[男女](?![一-鿿])");

	private static final Pattern NICKNAME_OF_COLLEAGUES = Pattern
		.compile("(?:我是|客服|店员|销售|同事|找|联系)(?=[小老阿]([一-鿿]))([小老阿]\\1)(?![一-鿿&&[^说讲回让答告没不]])");

	/** What may follow a name without a sign between. */
	private static final String FOLLOWS = "在住要想来家电手是今昨前有从也身刚已订购申投反退买您你我他女男已去于,";

	/** The same behind a label or where somebody is named. */
	private static final String FOLLOWS_NAMING = FOLLOWS + "的和与说被把给对到用不就了这那先同跟都很写填";

	/** The same behind a role: what such people do. */
	private static final String FOLLOWS_A_ROLE = FOLLOWS_NAMING + "才修帮送打发骂态上下回做收接推拒迟乱随问解";

	private static final Pattern OF_A_RELATIVE = Pattern
		.compile("的(?:妻子|丈夫|爱人|老公|老婆|妈|爸|母亲|父亲|女儿|儿子|孩子|家属|家人|家长|同事|朋友|姐|哥|弟|妹|代理)");

	private static final String NEVER_IN_A_NAME = "的了是不吗呢吧啊们这那个你您我他她它就都也很太买卖收退换给被把没要说问什么怎两几每款件号";

	private static final String ENDS_OF_ROLES = "人员者工户客家商友粉党族妈爸主民卡版店款号台区县市省司部院校群组队";

	private static final String NO_NAMES = "身份 电话 银行 卡号 性别 匿名 保密 未知 不详 同上 本人 没有 不便 不填 不变 不对 错误 如下 见下 自己 家人 我的 地址 手机 先生 女士 小姐";

	/** Verbs and the like before a surname, though some have them for a surname. */
	private static final String BEFORE_NAMES = "向让给和找于由经应代同与对";

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		addBehind(NAMING, FOLLOWS_NAMING, false, text, found);
		addBehind(BEING, FOLLOWS, true, text, found);
		addBehindRoles(text, found);
		for (Pattern pattern : List.of(WITH_DOTS, NICKNAME)) {
			found.addAll(Finder.matches(Kind.NAME, pattern, 1, text, Shown::name));
		}
		addColleagues(text, found);
		addAnything(text, found);
		addSurnames(text, found);
		addBeforeTitles(text, found);
		for (Pattern pattern : List.of(BEFORE_A_NUMBER, BEFORE_THE_SEX)) {
			addWhole(pattern, text, found);
		}
		return found;
	}

	private static void addBehind(Pattern cue, String follows, boolean strict, String text, List<Passage> found) {
		Matcher matcher = cue.matcher(text);
		while (matcher.find()) {
			int length = length(text, matcher.end(), follows, strict);
			if (length > 0) {
				found.add(name(text, matcher.end(), matcher.end() + length));
			}
		}
	}

	private static void addBehindRoles(String text, List<Passage> found) {
		Matcher role = ROLE.matcher(text);
		while (role.find()) {
			int start = role.end();
			int surname = Surnames.lengthAt(text, start);
			int length = length(text, start, FOLLOWS_A_ROLE, true);
			if (length == surname + 2 && !Surnames.isWord(text.substring(start + surname, start + length))) {
				found.add(name(text, start, start + length));
			}
		}
	}

	private static void addColleagues(String text, List<Passage> found) {
		Matcher matcher = NICKNAME_OF_COLLEAGUES.matcher(text);
		while (matcher.find()) {
			if (Surnames.isSurname(matcher.group(1))) {
				found.add(name(text, matcher.start(2), matcher.end(2)));
			}
		}
	}

	private static void addAnything(String text, List<Passage> found) {
		for (Passage any : Finder.matches(Kind.NAME, LABEL_AND_ANYTHING, 1, text, Shown::name)) {
			String name = text.substring(any.start(), any.end());
			if (!NO_NAMES.contains(name.substring(0, 2)) && !has(NEVER_IN_A_NAME, name)) {
				found.add(any);
			}
		}
	}

	private static void addSurnames(String text, List<Passage> found) {
		Matcher matcher = SURNAME.matcher(text);
		while (matcher.find()) {
			int surname = Surnames.isSurname(matcher.group(1)) ? matcher.group(1).length() : 1;
			if (Surnames.isSurname(text.substring(matcher.start(1), matcher.start(1) + surname))) {
				found.add(new Passage(Kind.NAME, matcher.start(1), matcher.start(1) + surname, "*"));
				if (matcher.group(2) != null) {
					found.add(new Passage(Kind.NAME, matcher.start(2), matcher.end(2), "*"));
				}
			}
		}
	}

	private static void addBeforeTitles(String text, List<Passage> found) {
		Matcher title = TITLE.matcher(text);
		while (title.find()) {
			int start = startOfName(text, title.start());
			if (start >= 0) {
				found.add(name(text, start, title.start()));
			}
		}
	}

	/** The longest that can be a name. */
	private static int startOfName(String text, int end) {
		for (int length = Math.min(4, end); length > 0; length--) {
			int start = end - length;
			int surname = Surnames.lengthAt(text, start);
			boolean fits = surname > 0 && length - surname >= 0 && length - surname <= 2;
			boolean ofAWord = start > 0 && Surnames.isWord(text.substring(start - 1, start + 1));
			boolean beforeAName = length > surname && BEFORE_NAMES.indexOf(text.charAt(start)) >= 0;
			String given = text.substring(Math.min(end, start + surname), end);
			if (fits && !ofAWord && !beforeAName && isHan(given) && !has(NEVER_IN_A_NAME, given)
					&& !Surnames.isWord(given)) {
				return start;
			}
		}
		return -1;
	}

	private static void addWhole(Pattern pattern, String text, List<Passage> found) {
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			String name = matcher.group(1);
			int surname = Surnames.lengthAt(name, 0);
			int given = name.length() - surname;
			if (surname > 0 && given > 0 && given <= 2 && !has(NEVER_IN_A_NAME, name)) {
				found.add(name(text, matcher.start(1), matcher.end(1)));
			}
		}
	}

	/** How long the name is that begins there; 0 for none. */
	private static int length(String text, int start, String follows, boolean strict) {
		int surname = Surnames.lengthAt(text, start);
		if (surname == 0) {
			return 0;
		}
		for (int given = 2; given > 0; given--) {
			int end = start + surname + given;
			if (end > text.length()) {
				continue;
			}
			String name = text.substring(start + surname, end);
			boolean isName = isHan(name) && !has(NEVER_IN_A_NAME, name)
					&& (given == 1 || follows.indexOf(name.charAt(1)) < 0);
			boolean ends = end == text.length() || !isHan(text.substring(end, end + 1))
					|| OF_A_RELATIVE.matcher(text).region(end, text.length()).lookingAt()
					|| follows.indexOf(text.charAt(end)) >= 0;
			if (isName && (ends || !strict) && !(strict && has(ENDS_OF_ROLES, name.substring(given - 1)))) {
				return surname + given;
			}
		}
		return 0;
	}

	private static Passage name(String text, int start, int end) {
		String name = text.substring(start, end);
		return new Passage(Kind.NAME, start, end, Shown.name(name));
	}

	private static boolean isHan(String text) {
		return text.chars().allMatch((character) -> character >= '一' && character <= '鿿');
	}

	private static boolean has(String characters, String text) {
		for (char character : text.toCharArray()) {
			if (characters.indexOf(character) >= 0) {
				return true;
			}
		}
		return false;
	}

}
