package feedbackloop.consolidation;

/**
 * What waits for somebody now.
 *
 * @param key of the sentence that says what it is
 * @param path of the list that shows it
 * @param question what that list is asked, or empty
 */
record WaitingNow(String key, long count, String path, String question) {

	public String address() {
		return this.path + this.question;
	}

}
