package feedbackloop.privacy;

/**
 * This node was not given a master key that it needs. Says which one, and what to do.
 */
public class MasterKeyMissing extends IllegalStateException {

	static final String ADD_IT = "Set feedback-loop.master-key to it, or add it to feedback-loop.other-master-keys. It may be "
			+ "taken away once /keys says that nothing uses it.";

	private final String remedy;

	MasterKeyMissing(String problem, String remedy) {
		super(problem);
		this.remedy = remedy;
	}

	public String remedy() {
		return this.remedy;
	}

}
