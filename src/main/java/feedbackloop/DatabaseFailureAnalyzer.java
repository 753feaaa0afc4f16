package feedbackloop;

import java.sql.SQLException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in words that a start ended because the database cannot be used.
 */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
		if (!DatabaseOutage.isCauseOf(cause)) {
			return null;
		}
		return new FailureAnalysis("The database cannot be used: " + cause.getMessage(),
				"See that PostgreSQL runs, that spring.datasource.url leads to it, and that its disk is not full. "
						+ "Then start again.",
				rootFailure);
	}

}
