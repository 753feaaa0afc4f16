package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what addresses say below the district: town, road, house, flat. A road or a
 * building alone is none.
 */
final class AddressFinder implements Finder {

	private static final String NUMBER = "(?:\\d{1,5}(?:-\\d{1,4}){0,2}|[一二三四五六七八九十百零〇]{1,5})(?: ?[A-Za-z甲乙丙丁](?![A-Za-z]))?";

	/** A number that stands alone. */
	private static final String FIRST = "(?=[\\d一二三四五六七八九十百零〇])(?<![\\dA-Za-z])";

	private static final String ROAD = "(?=[街大公路胡巷弄道])(?:街道|大街|大道|公路|路|街|胡同|巷|弄|道)";

	private static final String PLACE = "(?=[小花公大家苑新嘉名城府湾庭里广社宿庄别华雅豪国中园村屯组镇乡])(?:小区|花园|公寓|大厦|家园|苑|新村|嘉园|新城|名城|府|湾|庭|里|广场|社区|宿舍|庄园|别墅|华庭|名邸|雅居|豪庭|国际|中心|城|园|村|屯|组|镇|乡)";

	private static final String OF_A_HOUSE = "(?:号楼|号院|号|栋|幢|座|单元|层|楼|门|室|户|房|弄|支弄|期|组|队|#)";

	/** Parts that follow one another. */
	private static final String TAIL = "(?:[ ,-]{0,2}(?:" + NUMBER + " ?" + OF_A_HOUSE + "|[一-鿿A-Za-z]{2,8}?" + PLACE
			+ "(?= ?[\\dA-Za-z一二三四五六七八九十]{1,4} ?" + OF_A_HOUSE + ")|[A-Z一二三四五六七八九十甲乙丙丁东南西北]{1,2}" + OF_A_HOUSE
			+ "|-?\\d{3,4}(?![\\d元块年月-])|[附之]\\d{1,3}号?)){0,8}+";

	/** Where what is hidden surely begins, each with what follows. */
	private static final List<Pattern> DETAILS = List.of(
			Pattern.compile("(?<=[一-鿿])" + ROAD + "(?:[东南西北中]|[一二三四五六七八九十]{1,2})?段? ?[甲乙丙丁附]?" + NUMBER
					+ " ?(?:号楼(?!下|上)|号院|号(?!线|店|门|出口|车|机)|弄|#)" + TAIL),
			Pattern.compile("(?<=[一-鿿])" + PLACE + " ?(?:[一-鿿]{1,6}?" + PLACE + ")?[ ,]?(?:" + NUMBER
					+ "|[A-Z东南西北]{1,2}) ?(?:号楼|号院|栋|幢|座|单元|组|室|弄|#|期(?=[^一-鿿]?[\\dA-Z一二三四五六七八九十]{1,3}(?:栋|幢|座|号楼)))"
					+ TAIL),
			Pattern.compile(FIRST + NUMBER + " ?(?:号楼|栋|幢|座|#楼?|号) ?" + NUMBER + " ?(?:单元|层|楼|门)" + TAIL),
			Pattern.compile(
					FIRST + NUMBER + " ?(?:号楼|栋|幢|座) ?(?:" + NUMBER + " ?(?:室|户|房|号)|\\d{3,4}(?![\\d元块年月]))" + TAIL),
			Pattern.compile(FIRST + NUMBER + " ?单元 ?" + NUMBER + "(?: ?(?:室|户|房|号|楼|层))?" + TAIL));

	/** Districts after their city, with a road or a town behind, need no number. */
	private static final Pattern BELOW_THE_DISTRICT = Pattern
		.compile("(?=[省市自北上天重])(?:省|市|自治区|自治州|北京|上海|天津|重庆)[一-鿿]{1,6}(?<!小|社|(?<!工业)园|校|地|景|片|厂|专|超|城|菜|夜|灾)[区县旗市]"
				+ "((?![一-鿿]{0,3}(?:门店|分店|支行))[一-鿿\\d]{2,8}?(?:" + ROAD + "|镇|乡|街道|村|小区|花园|公寓|苑|大厦|家园)"
				+ "(?!店|支行|分行|营业厅|派出所|门店|站)(?:[一-鿿]{1,6}(?:" + ROAD + "|村|小区|社区))?" + TAIL + ")");

	/** Behind a district a town or a room is no other thing. */
	private static final Pattern BEHIND_A_DISTRICT = Pattern.compile(
			"(?<=[一-鿿](?<!小|社|(?<!工业)园|校|地|景|片|厂|专|郊|城|灾)[区县旗])([一-鿿]{2,4}(?:街道|镇|乡)|[一-鿿A-Za-z\\d ]{2,20}?\\d{3,4}(?:室|房))"
					+ "|(?:住|家|房号|门牌)[号是在: ]{0,2}(\\d{1,3}-\\d{1,3}-\\d{3,4})(?!\\d)");

	/** Behind the word for it an address ends with the sentence. */
	private static final Pattern NAMED = Pattern.compile(
			"(?=[地住寄送快发邮家我户老])(?:地址|住址|住所|住处|寄到|寄往|寄去|送到|送至|快递到|发到|发往|邮寄到|家住|住在|我住|户籍|老家在?)(?:是|为|在|改为|改成|改到|:| ){0,3}([^,;。！!？?\\n]{4,60})");

	private static final Pattern SIGN = Pattern.compile(ROAD + "|" + PLACE + "|\\d ?(?:号楼|号|栋|幢|座|单元|室|户)");

	private static final Pattern NUMBERED = Pattern
		.compile("[\\dA-Z一二三四五六七八九十] ?(?:号楼|号院|号(?!线|店|门)|栋|幢|座|单元|室|户|弄|楼|层|组)|\\d{3,}");

	/** What is shown of an address; the word before must be no area of another kind. */
	private static final Pattern DISTRICT = Pattern.compile(
			"(?<!小|社|(?<!工业)园|校|地|景|片|厂|专|超|城|灾|[一二三四五六七八九十\\d])[区县旗](?!域|别|间|块|城|委)|(?<!超|城|都|门|上|菜|夜)市(?!场|民|区|面|价|政|中心)|省(?!钱|事|心|时)|(?:北京|上海|天津|重庆)(?!路|街|道)");

	/** Words before a road or building that are no part of its name. */
	private static final Pattern BEFORE_A_NAME = Pattern
		.compile("[在到住于是为寄送往从去给搬:：,，。;；!！?？() \\n]|位于|地址|家里|[我你他她]们?家|搬到|快递|配送");

	private static final Pattern ENGLISH = Pattern.compile(
			"(?=[RFAUSBHN#\\d])(?<![A-Za-zÀ-ɏ\\d])(?:(?:Room|Rm|Flat|Apt|Unit|Suite|Building|Bldg|Block|House)\\.? ?#?[\\dA-Z-]{1,6},? ){0,3}(?:No\\. ?|#)?\\d{1,5}[A-Z]?(?:-\\d{1,4})?,? (?!Hour|Day|Star|Week|Month|Year|Minute|Percent)(?:(?:North|South|East|West|N|S|E|W)\\.? )?(?:\\p{Lu}[A-Za-zÀ-ɏ'.]{1,20} ){1,3}(?:\\([NSEW]\\) )?"
					+ "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Terrace|Crescent|Close|Highway|Hwy)\\b\\.?"
					+ "(?:,? (?:Room|Rm|Flat|Apt|Apartment|Unit|Suite|Floor|Building|Block|#)\\.? ?#?[\\dA-Z-]{1,6}\\b){0,3}");

	private static final int LONGEST_NAME = 10;

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		for (Pattern detail : DETAILS) {
			Matcher matcher = detail.matcher(text);
			while (matcher.find()) {
				found.add(hidden(startOfName(text, matcher.start()), matcher.end()));
			}
		}
		found.addAll(Finder.matches(Kind.ADDRESS, BELOW_THE_DISTRICT, 1, text, (detail) -> "****"));
		for (int group = 1; group <= 2; group++) {
			found.addAll(Finder.matches(Kind.ADDRESS, BEHIND_A_DISTRICT, group, text, (detail) -> "****"));
		}
		addNamed(text, found);
		found.addAll(Finder.matches(Kind.ADDRESS, ENGLISH, 0, text, (detail) -> "****"));
		return found;
	}

	private static void addNamed(String text, List<Passage> found) {
		Matcher named = NAMED.matcher(text);
		while (named.find()) {
			String address = named.group(1);
			if (NUMBERED.matcher(address).find() && SIGN.matcher(address).find()) {
				int start = named.start(1) + behindTheDistrict(address);
				int end = named.start(1) + endOfAddress(address);
				if (start < end) {
					found.add(hidden(start, end));
				}
			}
		}
	}

	/** Behind the last number or sign of an address. */
	private static int endOfAddress(String address) {
		int end = 0;
		for (Pattern pattern : List.of(NUMBERED, SIGN)) {
			Matcher matcher = pattern.matcher(address);
			while (matcher.find()) {
				end = Math.max(end, matcher.end());
			}
		}
		return end;
	}

	/** Where the name of the road or building before that place begins. */
	private static int startOfName(String text, int end) {
		int start = Math.max(0, end - 2 * LONGEST_NAME);
		String before = text.substring(start, end);
		int name = Math.max(behindTheDistrict(before), behindTheLast(BEFORE_A_NAME, before));
		return start + Math.max(name, before.length() - LONGEST_NAME);
	}

	private static int behindTheDistrict(String text) {
		return behindTheLast(DISTRICT, text);
	}

	private static int behindTheLast(Pattern pattern, String text) {
		Matcher matcher = pattern.matcher(text);
		int end = 0;
		while (matcher.find()) {
			end = matcher.end();
		}
		return end;
	}

	private static Passage hidden(int start, int end) {
		return new Passage(Kind.ADDRESS, start, end, "****");
	}

}
