package feedbackloop.privacy;

import java.util.regex.Pattern;

/**
 * What the words before a number say of it.
 */
final class Before {

	private static final int WINDOW = 16;

	private static final Pattern OF_A_THING = Pattern
		.compile("(?:订单|单号|运单|快递|物流|流水|编号|编码|序列|货号|批号|批次|型号|条码|条形码|取件码|取货码|商品|货品|发票|案件|工单|合同|版本|金额|余额|合计|共计|时间戳"
				+ "|(?<![a-z])(?:order|tracking|invoice|serial|parcel|waybill|sku|ref|reference|ticket|case|model|version|build|batch|id|sn|no|part))"
				+ "[号码为是:# .]{0,6}(?:号|码|number|no|is)?[为是:# .]{0,4}$", Pattern.CASE_INSENSITIVE);

	private Before() {
	}

	/**
	 * Whether the number at that place is one of an order, a parcel or the like.
	 */
	static boolean isOfAThing(String text, int start) {
		return OF_A_THING.matcher(text.substring(Math.max(0, start - WINDOW), start)).find();
	}

}
