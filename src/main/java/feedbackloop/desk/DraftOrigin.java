package feedbackloop.desk;

/**
 * What a draft goes on from. A page that is being closed does not wait for the answers to
 * what it sent before, so that the later turn of one page holds, whichever arrives first.
 *
 * @param version the draft that was there, or null
 * @param page a number of one opened page of a browser, or null for a program
 * @param turn how often that page has sent something
 */
record DraftOrigin(Long version, Long page, long turn) {

	static DraftOrigin version(Long version) {
		return new DraftOrigin(version, null, 0);
	}

}
