package feedbackloop.evidence;

/**
 * What the virus scanner said of a file.
 */
enum FileScan {

	/** Nothing yet. */
	PENDING,

	CLEAN, INFECTED,

	/** That it cannot look into it. */
	FAILED

}
