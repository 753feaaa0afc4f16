package feedbackloop.privacy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Whoever needs the key first at a start: it ends with a sentence, not with a trace.
 */
class MasterKeyMissingAnalyzer extends AbstractFailureAnalyzer<MasterKeyMissing> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MasterKeyMissing missing) {
		return new FailureAnalysis(missing.getMessage(), missing.remedy(), rootFailure);
	}

}
