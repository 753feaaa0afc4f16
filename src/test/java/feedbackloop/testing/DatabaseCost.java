package feedbackloop.testing;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.testing.StatementCount.Work;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * What work costs the database, in whichever thread: statements, round trips,
 * transactions that write and that only read, and rows by table. What happens again and
 * again in the background is left out, and what depends on how quick the machine is: that
 * somebody is known by a sign-in of some seconds ago, and a limit's refilling.
 */
public final class DatabaseCost implements QueryExecutionListener, MethodExecutionListener {

	private static final Set<String> ENDS = Set.of("commit", "rollback");

	private static final String BACKGROUND = "scheduling-";

	private static final Set<String> DEPENDS_ON_TIME = Set.of("feedbackloop.security.KeptSignIns.keep",
			"feedbackloop.security.SessionWatch.goesOn", "feedbackloop.security.LimitCounter.ask");

	/**
	 * What follows is a table that is written; {@code for update} and upserts are none.
	 */
	private static final Pattern WRITES = Pattern.compile("(?<!for )(?<!do )\\b(insert into|update|delete from) (\\w+)",
			Pattern.CASE_INSENSITIVE);

	private final Map<String, Long> figures = new TreeMap<>();

	/**
	 * Whether a transaction has written, by its connection; absent before its first
	 * statement.
	 */
	private final Map<String, Boolean> transactions = new ConcurrentHashMap<>();

	private volatile boolean counting;

	/**
	 * What that work adds to the figures.
	 */
	public Map<String, Long> of(Work work) throws Exception {
		synchronized (this.figures) {
			this.figures.clear();
		}
		this.transactions.clear();
		this.counting = true;
		try {
			work.run();
		}
		finally {
			this.counting = false;
		}
		synchronized (this.figures) {
			return new HashMap<>(this.figures);
		}
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> statements) {
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> statements) {
		if (!isCounted()) {
			return;
		}
		add("statements", execution.isBatch() ? execution.getBatchSize() : 1);
		add("roundTrips", 1);
		boolean writes = false;
		for (QueryInfo statement : statements) {
			Matcher write = WRITES.matcher(statement.getQuery().replaceAll("\\s+", " "));
			if (write.find()) {
				writes = true;
				String verb = write.group(1).split(" ")[0].toLowerCase(Locale.ROOT);
				add(verb + " " + write.group(2).toLowerCase(Locale.ROOT), rows(execution));
			}
		}
		boolean wrote = writes;
		if (isOwnTransaction(execution)) {
			ended(wrote);
		}
		else {
			this.transactions.merge(execution.getConnectionId(), wrote, Boolean::logicalOr);
		}
	}

	@Override
	public void beforeMethod(MethodExecutionContext method) {
	}

	@Override
	public void afterMethod(MethodExecutionContext method) {
		if (isCounted() && ENDS.contains(method.getMethod().getName())) {
			Boolean wrote = this.transactions.remove(method.getConnectionInfo().getConnectionId());
			if (wrote != null) {
				add("roundTrips", 1);
				ended(wrote);
			}
		}
	}

	/** Whether work is counted. */
	boolean isCounting() {
		return this.counting;
	}

	private boolean isCounted() {
		return this.counting && !Thread.currentThread().getName().startsWith(BACKGROUND) && !dependsOnTime();
	}

	private static boolean dependsOnTime() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.map((frame) -> frame.getClassName() + "." + frame.getMethodName())
				.anyMatch(DEPENDS_ON_TIME::contains));
	}

	private void ended(boolean wrote) {
		add(wrote ? "writeTransactions" : "readTransactions", 1);
	}

	private static boolean isOwnTransaction(ExecutionInfo execution) {
		try {
			return execution.getStatement().getConnection().getAutoCommit();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long rows(ExecutionInfo execution) {
		try {
			Object result = execution.getResult();
			if (result instanceof int[] each) {
				return Arrays.stream(each).map((rows) -> (rows < 0) ? 1 : rows).sum();
			}
			return (result instanceof Number rows) ? rows.longValue()
					: Math.max(0, execution.getStatement().getUpdateCount());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void add(String figure, long count) {
		synchronized (this.figures) {
			this.figures.merge(figure, count, Long::sum);
		}
	}

}
