package feedbackloop.models.deploy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import feedbackloop.notation.Finding;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * What is wrong in the folder of this node as it was last read: told once in the log, at
 * {@code /rules}, and as a metric.
 */
@Component
public class FolderFindings implements MeterBinder {

	private static final Logger log = LoggerFactory.getLogger(FolderFindings.class);

	private final FindingWords words;

	private volatile Set<String> refused = Set.of();

	private volatile List<Finding> findings = List.of();

	FolderFindings(FindingWords words) {
		this.words = words;
	}

	/**
	 * Why files of the folder stay back, and, as warnings, what else in it looks like a
	 * mistake; empty when all is in order.
	 */
	public List<Finding> all() {
		return this.findings;
	}

	void keep(FolderOutcome outcome) {
		if (!outcome.findings().equals(this.findings)) {
			if (!outcome.refused().isEmpty()) {
				log.warn("Held back in the folder, while what is live runs on: {}", outcome.refused());
			}
			FindingWords english = this.words.in(Locale.ENGLISH);
			outcome.findings().forEach((finding) -> log.warn("{}", english.line(finding)));
		}
		this.refused = outcome.refused();
		this.findings = outcome.findings();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("feedback.loop.rules.refused.files", this, (folder) -> folder.refused.size())
			.description("Files of the folder that the check holds back")
			.register(registry);
	}

}
