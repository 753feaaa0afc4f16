package feedbackloop.privacy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Golden samples: what is masked and how, and what only looks like it. All numbers are
 * invented.
 */
class MaskerTest {

	private final Masker masker = new Masker();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			请打13912345678找我                        | 请打139****5678找我
			13912345678                                | 139****5678
			电话：139 1234 5678。                      | 电话：139****5678。
			139-1234-5678                              | 139****5678
			139 12345678                               | 139****5678
			13912345678或15800001111                   | 139****5678或158****1111
			13912345678/15800001111                    | 139****5678/158****1111
			+8613912345678                             | 139****5678
			+86 139 1234 5678                          | 139****5678
			+86-139-1234-5678                          | 139****5678
			008613912345678                            | 139****5678
			8613912345678                              | 139****5678
			86 13912345678                             | 139****5678
			１３９１２３４５６７８                     | 139****5678
			１３９ １２３４ ５６７８                   | 139****5678
			＋８６１３９１２３４５６７８               | 139****5678
			call me at 19912345678 please              | call me at 199****5678 please
			手机号16612345678，微信同号                | 手机号166****5678，微信同号
			(13912345678)                              | (139****5678)
			座机010-12345678                           | 座机0101*****78
			QQ 12345678                                | QQ 1***
			010-12345678 无此区号                      | 010-12345678 无此区号
			座机010-62345678                           | 座机0106*****78
			座机 021 62345678                          | 座机 0216*****78
			(010)62345678                              | 0106*****78
			（010）62345678                            | 0106*****78
			0755-2345678                               | 0755*****78
			0755-23456789                              | 0755******89
			075523456789                               | 0755******89
			公司总机02062345678转801                   | 公司总机0206*****78转801
			０１０－６２３４５６７８                   | 0106*****78
			zhang.san@example.com                      | z***@example.com
			查询密码：LXEWQrcmsEQBYnyp-6wy9chTD7GQPMTbAiWHF5IaSIE | 查询密码：******
			------------------------------------------- | -------------------------------------------
					邮箱：zhang_san+order@mail.example.com.cn， | 邮箱：z***@mail.example.com.cn，
			a@b.cn                                     | ***@b.cn
			ZHANG@EXAMPLE.COM                          | Z***@EXAMPLE.COM
			发到z-3@example.com和li4@example.org       | 发到z***@example.com和l***@example.org
			ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ         | z***@example.com
			身份证11010519491231002X                   | 身份证1****************X
			11010519491231002x                         | 1****************x
			440524198001010013                         | 4****************3
			号码440524198001010013。                   | 号码4****************3。
			４４０５２４１９８００１０１００１３       | 4****************3
			证件：310101199003077237，电话13912345678  | 证件：3****************7，电话139****5678
			卡号6222020200012345670                    | 卡号***************5670
			6222 0202 0001 2345 670                    | ***************5670
			6222-0202-0001-2345-670                    | ***************5670
			4111111111111111                           | ************1111
			4111 1111 1111 1111                        | ************1111
			6228480038123456782已扣款                  | ***************6782已扣款
			378282246310005                            | ***********0005
			６２２２０２０２０００１２３４５６７０     | ***************5670
			4111 1111 1111 1111 123                    | ************1111 123
			订单123 4111 1111 1111 1111                | 订单123 ************1111
			4111 1111 1111 1111 5500 0000 0000 0004    | ************1111 ************0004
			2026-11-22 4111 1111 1111 1111 18:00       | 2026-11-22 ************1111 18:00
			4111.1111.1111.1111                        | ************1111
			4111·1111·1111·1111                        | ************1111
			4111–1111–1111–1111                        | ************1111
			4111 - 1111 - 1111 - 1111                  | ************1111
			6222 0202 0001 2345 670 8                  | ***************5670 8
			139.1234.5678                              | 139****5678
			139–1234–5678                              | 139****5678
			139—1234—5678                              | 139****5678
			139 - 1234 - 5678                          | 139****5678
			139 123 45678                              | 139****5678
			1391 234 5678                              | 139****5678
			13912 345678                               | 139****5678
			١٣٩١٢٣٤٥٦٧٨                                | 139****5678
			𝟏𝟑𝟗𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖                                | 139****5678
			110105 19491231 002X                       | 1****************X
			110105-1949-12-31-002X                     | 1****************X
			010 6234 5678                              | 0106*****78
			021-6234-5678                              | 0216*****78
			(021) 6234 5678                            | 0216*****78
			0755 2345 6789                             | 0755******89
			010.6234.5678                              | 0106*****78
			+86 10 6234 5678                           | 0106*****78
			86-21-62345678                             | 0216*****78
			打 +852 6123 4567 找我                     | 打 +852******67 找我
			852-6123-4567                              | +852******67
			00852 61234567                             | +852******67
			+853 6612 3456                             | +853******56
			+886 912 345 678                           | +886*******78
			+44 20 7946 0958                           | +44********58
			+1 650-253-0000                            | +1********00
			(650) 253-0000                             | +1********00
			1-650-253-0000                             | +1********00
			+81 90-1234-5678                           | +81********78
			+33 1 42 68 53 00                          | +33*******00
			＋８５２　６１２３　４５６７               | +852******67
			zhang@例子.公司                            | z***@例子.公司
			a@b.cn或zhang@bücher.example和li@例子.公司 | ***@b.cn或z***@bücher.example和l***@例子.公司
			""")
	void personalDataIsMasked(String text, String masked) {
		assertThat(this.masker.mask(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			案件 FB-20261122-000123
			FB-20261122-000001
			改进 IM-20261122-000123
			措施 IM-20261122-000123-1
			订单号 20261122000123
			订单 4111111111111112 未发货
			订单 6222020200012345671 未发货
			日期 2026-11-22 18:00
			2026-11-22T10:00:00Z
			版本 2.4.1，修订 20261122
			金额 12345678.90 元
			共 12800000000 字节
			10912345678 次
			12912345678
			1391234567
			139123456789
			邮编 100080
			区号 010
			端口 8080，线程 13
			192.168.100.200
			运单 SF1391234567
			工号 13912
			12306
			10086
			95588
			4001234
			不要写 a@b
			@大家 看一下
			身份证 110105194913310021
			110105194912310
			价格在 100-200 之间
			订单 2026112200，下单时间 2026112218
			订单 61234567 与 85261234567
			订单 1234 5678 9012 3456
			订单 4111 1111 1111 1112
			数量 1 3 5 7 9 11 13 15 17 19 21
			0 1 2 3 4 5 6 7 8 9 10 11
			400-810-8080
			800 810 8080
			坐标 139.69171234
			重量 0.5-1.5 千克
			编号 2026-1122-0001-2345
			IP 10.62.34.56，掩码 255.255.255.0
			版本 10.0.62345.678
			ISBN 978-7-111-40701-0
			""")
	void whatOnlyLooksLikeItStays(String text) {
		assertThat(this.masker.mask(text)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "139\u00A01234\u00A05678", "139\u200B1234\u200B5678", "139\u20111234\u20115678",
			"1\uFE0F3\uFE0F9\uFE0F12345678", "139\u20091234\u202F5678" })
	void noSpaceAndNoUnseenCharacterHidesANumber(String number) {
		assertThat(this.masker.mask("打 " + number)).isEqualTo("打 139****5678");
	}

	@ParameterizedTest
	@CsvSource({ "+852 6123 4567,6123-4567", "+852 6123 4567,+85261234567", "13812345678,1 3 8 1 2 3 4 5 6 7 8",
			"+44 20 7946 0958,020 7946 0958" })
	void theNumberOfTheCustomerIsMaskedWhicheverWayItIsWritten(String number, String text) {
		assertThat(this.masker.mask("请打" + text, List.of(number))).doesNotContain("45 ", "0958", "6123", "6 7 8")
			.contains("*");
	}

	static Stream<Arguments> knownNames() {
		return Stream.of(Arguments.of("王小明", "王小明的订单，小明和王小明都看过", "王**的订单，小明和王**都看过"),
				Arguments.of("司徒镜湖", "司徒镜湖来电", "司徒**来电"), Arguments.of("欧阳雪", "我是欧阳雪。", "我是欧阳*。"),
				Arguments.of("诸葛孔明", "诸葛孔明", "诸葛**"), Arguments.of("李雷", "李雷和韩梅梅", "李*和韩梅梅"),
				Arguments.of("Li", "client Li, LI and Ali", "client L*, L* and Ali"),
				Arguments.of("Jane Doe", "Jane Doe called", "J*** called"), Arguments.of(" 王小明 ", "王小明", "王**"),
				Arguments.of("欧阳", "欧阳来电", "欧*来电"), Arguments.of("一", "一个订单", "一个订单"));
	}

	@ParameterizedTest
	@MethodSource("knownNames")
	void theNameOfTheCustomerIsMasked(String name, String text, String masked) {
		assertThat(this.masker.mask(text, List.of(name))).isEqualTo(masked);
	}

	@Test
	void theNameIsMaskedWhicheverWayItIsSpelt() {
		assertThat(this.masker.mask("jane doe, JANE DOE and Jane  Doe", List.of("Jane Doe"))).doesNotContain("Doe",
				"DOE", "doe");
	}

	@Test
	void nothingComesOfNothing() {
		assertThat(this.masker.mask(null)).isNull();
		assertThat(this.masker.mask("")).isEmpty();
		assertThat(this.masker.name(" ")).isNull();
		assertThat(this.masker.email(null)).isNull();
		assertThat(this.masker.phone("")).isNull();
	}

	@Test
	void aMaskedTextIsNotMaskedFurther() {
		String masked = this.masker.mask("王小明 13912345678 zhang@example.com 440524198001010013 4111111111111111",
				List.of("王小明"));
		assertThat(this.masker.mask(masked, List.of("王小明"))).isEqualTo(masked);
	}

	@Test
	void aTextWithoutEndIsMaskedInTime() {
		String text = "1 3-9 ".repeat(20_000) + "a.".repeat(20_000) + "9".repeat(20_000);
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> this.masker.mask(text));
		for (String endless : List.of("+86 ", "4111 ", "010 6234 ", "a@b.", "b.", "+852 6123 456 ", "(1) ", "\u200B")) {
			assertTimeoutPreemptively(Duration.ofSeconds(5),
					() -> this.masker.mask("a@" + endless.repeat(20_000 / endless.length())));
		}
	}

	@Test
	void aKnownNumberOrAddressKeepsItsOwnMaskInTheText() {
		assertThat(this.masker.mask("电话13812345678，邮箱 wang@example.com", List.of("13812345678", "wang@example.com")))
			.isEqualTo("电话138****5678，邮箱 w***@example.com");
	}

}
