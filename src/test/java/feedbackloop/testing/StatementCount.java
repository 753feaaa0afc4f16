package feedbackloop.testing;

import java.util.ArrayList;
import java.util.List;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * The SQL statements that a piece of work asks in its own thread, whoever asks the
 * database: JPA, JDBC or the engine.
 */
public final class StatementCount implements QueryExecutionListener {

	private static final ThreadLocal<List<String>> asked = ThreadLocal.withInitial(ArrayList::new);

	StatementCount() {
	}

	/**
	 * How many statements that work takes.
	 */
	public static int of(Work work) throws Exception {
		return statements(work).size();
	}

	/**
	 * The statements that work takes, in their order.
	 */
	public static List<String> statements(Work work) throws Exception {
		asked.get().clear();
		work.run();
		return List.copyOf(asked.get());
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> statements) {
		statements.forEach((statement) -> asked.get().add(statement.getQuery().replaceAll("\\s+", " ")));
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> statements) {
	}

	/** What is counted. */
	public interface Work {

		void run() throws Exception;

	}

}
