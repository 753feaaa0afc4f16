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

	/** Who is called or looked up by it may have it as a phone, so no member's number. */
	private static final Pattern CALLED_A_NUMBER = Pattern
		.compile("(?:(?:订单|运单|快递|物流|包裹|工单|流水|发票|合同|案件|交易|退款|售后|取件)(?:单号|号码?|编号)|(?<![手机电话])单号"
				+ "|(?<![a-z])(?:order|tracking|invoice|serial|parcel|waybill|ticket|case|transaction) ?(?:number|no\\.?|id|#))"
				+ "[为是:# ]{0,4}(?:is )?$", Pattern.CASE_INSENSITIVE);

	private Before() {
	}

	/**
	 * Whether the number at that place is one of an order, a parcel or the like.
	 */
	static boolean isOfAThing(String text, int start) {
		return OF_A_THING.matcher(text.substring(Math.max(0, start - WINDOW), start)).find();
	}

	/**
	 * The same, where the words leave no doubt: even one that looks like a mobile phone.
	 */
	static boolean isCalledANumber(String text, int start) {
		return CALLED_A_NUMBER.matcher(text.substring(Math.max(0, start - WINDOW), start)).find();
	}

}
