package feedbackloop.feedback;

/**
 * What triage states about a case beside its scores; masked staff text, null where
 * nothing was stated.
 *
 * @param aboutUser user id of the member of staff whom a complaint is about
 */
public record Description(String restatement, String riskReason, Subject subject, String caseOwner, String aboutUser,
		Boolean personalData) {

}
