package feedbackloop;

/**
 * The application must not start as it is set up. Says what is wrong and what to do about
 * it; shown to the operator without a stack trace.
 */
public class StartRefused extends RuntimeException {

	private final String remedy;

	public StartRefused(String problem, String remedy) {
		this(problem, remedy, null);
	}

	public StartRefused(String problem, String remedy, Throwable cause) {
		super(problem, cause);
		this.remedy = remedy;
	}

	public String remedy() {
		return this.remedy;
	}

}
