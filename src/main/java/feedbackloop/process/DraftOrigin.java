package feedbackloop.process;

/**
 * What a draft goes on from. A page that is left sends what was typed without waiting for
 * the answers to what it sent before. So the later turn of a page holds, whichever
 * arrives first.
 *
 * @param version the draft that was there, or null
 * @param page a number of one opened page of a browser, or null for a program
 * @param turn how often that page has sent something
 */
public record DraftOrigin(Long version, Long page, long turn) {

	/**
	 * Of what no script sent.
	 */
	public static DraftOrigin version(Long version) {
		return new DraftOrigin(version, null, 0);
	}

}
