package feedbackloop.privacy;

/**
 * This node was not given a master key that it needs. Says which one, and what to do.
 */
public class MasterKeyMissing extends RuntimeException {

	private final String remedy;

	MasterKeyMissing(String problem, String remedy) {
		super(problem);
		this.remedy = remedy;
	}

	public String remedy() {
		return this.remedy;
	}

}
