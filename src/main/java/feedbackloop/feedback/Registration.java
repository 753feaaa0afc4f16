package feedbackloop.feedback;

import java.time.Instant;
import java.util.List;

/**
 * What is known about a feedback when it is recorded.
 *
 * @param number the case number, FB-yyyyMMdd-nnnnnn
 * @param secretNonce random bytes from which the customer's secret is derived
 * @param reach how the customer can be told: direct, page, public, none
 * @param language zh-CN or en
 * @param coreBlocked yes, no or unknown: is a core function unusable
 * @param statedMark urgent, general, longTerm or none
 * @param riskHint whether staff or a detector see harm, loss, a leak or an authority in
 * it
 * @param personalData whether the text holds personal data, as staff said
 * @param missing names of fields that the channel asks for and that were not given
 * @param recordedBy user id of the member of staff who recorded it, or null
 */
public record Registration(String number, byte[] secretNonce, Contact contact, String channel, String reach,
		String language, ProtectedText summary, ProtectedText description, ProtectedText demand, String product,
		String module, String region, String userCategory, String customerGroup, String coreBlocked, String statedMark,
		boolean riskHint, boolean personalData, List<String> missing, Instant occurredAt, Instant givenAt,
		Instant receivedAt, Instant recordedAt, String recordedBy, List<ProtectedText> evidence) {

}
