package feedbackloop;

/**
 * Something else than serving that the packaged application does when its first argument
 * asks for it. Features name theirs in {@code META-INF/services}.
 */
public interface Command {

	/**
	 * The first argument that asks for it.
	 */
	String name();

	/**
	 * Does it.
	 * @param arguments all of them, the name included
	 * @return the exit code: 0 if all is well
	 */
	int run(String... arguments);

}
