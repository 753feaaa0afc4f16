package feedbackloop.process;

/**
 * A step of a process that failed.
 *
 * @param id of the incident, or of the job that is tried again
 * @param businessKey of the process; null if the step belongs to none
 * @param name as the model calls it, in both languages
 * @param retried whether the engine tries it again by itself
 */
public record FailedStep(String id, String businessKey, String name, boolean retried) {

	/**
	 * The number of the case or the improvement; null if it belongs to none.
	 */
	public String number() {
		return (this.businessKey != null) ? BusinessKey.number(this.businessKey) : null;
	}

}
