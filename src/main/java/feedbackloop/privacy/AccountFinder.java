package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds accounts at WeChat, QQ, Alipay and other services behind the words for them.
 */
final class AccountFinder implements Finder {

	private static final String ID = "([A-Za-z][\\w-]{4,30}|\\d{5,18}|\\d(?: \\d){4,11})(?![\\w@-]|\\.\\w| ?(?:元|块|次|人|个|条|万|年|月|版))";

	private static final String IS = "(?:也是|就是|是|为|叫|:|=| is )";

	/** Behind a word that says that an account follows, whatever it looks like. */
	private static final Pattern ANNOUNCED = Pattern.compile(
			"(?=[微薇威VvWwQq扣企支Aa抖快小旺钉陌TtSsLlIi])(?:(?:微信|薇信|威信|v信|wechat|weixin|wx|vx|(?<![a-z])v|qq|扣扣|企鹅|支付宝|alipay"
					+ "|抖音|快手|小红书|微博|旺旺|钉钉|陌陌|telegram|skype|line|whatsapp|instagram)"
					+ "(?:同?号码?|账号|帐号|账户|帐户|群号?|聊|联系|昵称|名|id| account| number| id)?)(?:" + "[ ]{0,2}" + IS + "[ ]{0,2}|"
					+ "(?<=号|号码|名|昵称|账号|帐号|账户|帐户|id| account| number)[ ]{0,2})" + ID,
			Pattern.CASE_INSENSITIVE);

	/** Behind the bare word, so only what looks like an account. */
	private static final Pattern BARE = Pattern.compile(
			"(?=[微薇威VvWwQq加扣企支])(?:(?:微信|薇信|威信|v信|wechat|(?<![a-z])(?:wx|vx)|加v|v我|加我v)[搜加找: ]{0,2}((?=[a-z_-]{0,20}[\\d_])[a-z][\\w-]{5,19}|\\d{6,12})"
					+ "|(?:(?<![a-z])qq|扣扣|企鹅|加q|加我q)[ ]{0,2}([1-9]\\d{4,11})|支付宝[ ]{0,2}(2088\\d{12}))"
					+ "(?![\\w@-]|\\.\\w| ?(?:元|块|次|人|个|条|万|年|月|版))",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern NO_ACCOUNT = Pattern.compile(
			"(?:iphone|ipad|ios|android|windows|win|mac|harmony|version|ver|pay|app|web|wechat|weixin|mini|beta|pro|build)[\\d._-]*",
			Pattern.CASE_INSENSITIVE);

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		for (Pattern pattern : List.of(ANNOUNCED, BARE)) {
			Matcher matcher = pattern.matcher(text);
			while (matcher.find()) {
				for (int group = 1; group <= matcher.groupCount(); group++) {
					String account = matcher.group(group);
					if (account != null && !NO_ACCOUNT.matcher(account).matches()) {
						found.add(new Passage(Kind.ACCOUNT, matcher.start(group), matcher.end(group),
								Shown.account(account)));
					}
				}
			}
		}
		return found;
	}

}
