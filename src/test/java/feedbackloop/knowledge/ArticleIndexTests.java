package feedbackloop.knowledge;

import java.time.Instant;
import java.util.List;

import feedbackloop.knowledge.ReadableArticle.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found by which words. */
class ArticleIndexTests {

	private final ArticleIndex index = new ArticleIndex(List.of(
			article(1, new Text("导出报表超时怎么办", "请缩小日期范围，分几次导出。数据量大的报表可以在夜间导出。"), null),
			article(2, new Text("如何修改收货地址", "订单发货前可以在订单详情里修改收货地址。"),
					new Text("Change the delivery address", "Before an order is shipped you can change its address.")),
			article(3, null, new Text("Coupons that do not apply", "A coupon applies to orders above its limit.")),
			article(4, new Text("票据说明", "电子发票在付款后一天内开出。"), null)));

	@ParameterizedTest
	@CsvSource({ "导出报表,1", "报表 导出,1", "怎么导出报表,1", "收货地址,2", "改地址,2", "changing addresses,2", "coupon,3", "COUPONS,3",
			"ｃｏｕｐｏｎ,3", "票,4", "发票,4" })
	void theArticleIsFoundByItsWords(String words, long first) {
		assertThat(this.index.found(words)).extracting(ReadableArticle::id).startsWith(first);
	}

	@ParameterizedTest
	@CsvSource({ "会员积分", "refund", "the", "***", "''" })
	void otherWordsFindNothing(String words) {
		assertThat(this.index.found(words)).isEmpty();
	}

	@Test
	void aWholeDescriptionFindsWhatItIsAboutAndNothingElse() {
		assertThat(this.index.like("你好，我今天导出月度报表的时候一直转圈，等了十分钟后提示超时，换了浏览器也不行")).extracting(ReadableArticle::id)
			.containsExactly(1L);
		assertThat(this.index.like("店员态度很不好，我要投诉，请给我一个说法")).isEmpty();
	}

	@Test
	void wordsInTheTitleCountMore() {
		ArticleIndex two = new ArticleIndex(List.of(article(1, new Text("其他", "登录密码忘了也没关系，登录密码可以找回。"), null),
				article(2, new Text("登录密码", "在设置里修改。"), null)));
		assertThat(two.found("登录密码")).extracting(ReadableArticle::id).containsExactly(2L, 1L);
	}

	private static ReadableArticle article(long id, Text chinese, Text english) {
		return new ReadableArticle(id, "FB-1", "faq", null, null, true, Instant.EPOCH, chinese, english);
	}

}
