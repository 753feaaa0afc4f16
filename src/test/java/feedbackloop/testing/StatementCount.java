package feedbackloop.testing;

import java.util.ArrayList;
import java.util.List;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The SQL statements that a piece of work asks in its own thread, whoever asks the
 * database: JPA, JDBC or the engine.
 */
public final class StatementCount implements QueryExecutionListener {

	/** Those of the work that is counted; absent while none is. */
	private static final ThreadLocal<List<String>> asked = new ThreadLocal<>();

	StatementCount() {
	}

	/**
	 * How many statements that work takes.
	 */
	public static int of(Work work) throws Exception {
		return statements(work).size();
	}

	/**
	 * The statements that work takes, in their order: at least one.
	 */
	public static List<String> statements(Work work) throws Exception {
		List<String> statements = new ArrayList<>();
		asked.set(statements);
		try {
			work.run();
		}
		finally {
			asked.remove();
		}
		// By a connection from before, nothing would be seen.
		assertThat(statements).isNotEmpty();
		return statements;
	}

	/** Whether this thread does the work that is counted. */
	static boolean isCounting() {
		return asked.get() != null;
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> statements) {
		if (isCounting()) {
			statements.forEach((statement) -> asked.get().add(statement.getQuery().replaceAll("\\s+", " ")));
		}
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> statements) {
	}

	/** What is counted. */
	public interface Work {

		void run() throws Exception;

	}

}
