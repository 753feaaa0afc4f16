package feedbackloop.process;

/**
 * Registers the feedback of a rehearsal as any other is registered; implemented by the
 * feature that takes feedback in.
 */
public interface RehearsedIntake {

	/**
	 * Registers a feedback and starts its process, in the caller's transaction.
	 * @param coreBlocked yes, no or unknown
	 * @param mark urgent, general, longTerm or none, as the customer says
	 * @param riskHint whether staff see harm, loss, a leak or an authority in it
	 * @param personalData whether staff see personal data in it
	 * @param language zh-CN or en
	 * @param reachable whether the customer left an address
	 * @return the number of the case
	 */
	String register(String channel, String coreBlocked, String mark, boolean riskHint, boolean personalData,
			String language, boolean reachable);

}
