package feedbackloop.review;

import feedbackloop.feedback.Blank;

/**
 * A case of the backlog in a review.
 *
 * @param place from 1
 * @param summary masked
 * @param proposal what the table said then, null without the table
 * @param rule which rule of it, from 1
 * @param decision take, keep or decline; null as long as nobody decided
 * @param reason masked; who is declined reads it
 * @param owner user id of who answers for the improvement, or null
 * @param notedBy user id of who decided; null as long as nobody did, and in old reviews
 * @param outcome done; unowned if the owner could not answer for it any more; left where
 * something else had happened to the case meanwhile; null until then
 * @param improvementNumber of the case as it is now, or null
 */
record ReviewItem(int place, String number, String summary, String feedbackType, String product, int customers,
		String effort, int cyclesWaiting, String proposal, Integer rule, String decision, String reason, String owner,
		String targetVersion, String notedBy, String outcome, String improvementNumber) {

	static final String DONE = "done";

	static final String UNOWNED = "unowned";

	static final String LEFT = "left";

	/** Whether somebody is still to do something about the case because of it. */
	public boolean isToBeCarriedOut() {
		return this.decision != null && !this.decision.equals(ItemDecision.KEEP) && this.outcome == null;
	}

	/** Whether a decision is there that says too little to be carried out. */
	public boolean lacksReason() {
		return this.decision != null && !this.decision.equals(ItemDecision.KEEP) && Blank.is(this.reason);
	}

}
