package feedbackloop.feedback;

import java.util.List;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

/**
 * What intake noted beside the words.
 *
 * @param coreBlocked yes, no or unknown: is a core function unusable
 * @param statedMark urgent, general, longTerm or none
 * @param riskHint whether staff or a detector see harm, loss, a leak or an authority in
 * it
 * @param personalData whether the text holds personal data, as staff said
 * @param sensitive whether the privacy team looks at it before others read it
 * @param missing names of fields that the channel asks for and that were not given
 */
@Embeddable
public record IntakeFacts(String coreBlocked, String statedMark, boolean riskHint, boolean personalData,
		boolean sensitive, @Convert(converter = NamesColumn.class) List<String> missing) {

	/**
	 * The same with what is no longer missing.
	 */
	IntakeFacts told(List<String> names, String blocked) {
		List<String> still = this.missing.stream().filter((name) -> !names.contains(name)).toList();
		return new IntakeFacts("unknown".equals(this.coreBlocked) ? blocked : this.coreBlocked, this.statedMark,
				this.riskHint, this.personalData, this.sensitive, still);
	}

	/**
	 * The same with what triage found of personal data; null changes nothing.
	 */
	IntakeFacts withPersonalData(Boolean found) {
		return (found == null) ? this : new IntakeFacts(this.coreBlocked, this.statedMark, this.riskHint, found,
				this.sensitive, this.missing);
	}

}
