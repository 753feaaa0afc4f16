package feedbackloop.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says at the end of a JVM which test classes took longest there, with the start of an
 * application in the first that needs it.
 */
public final class SlowestTests implements LauncherSessionListener, TestExecutionListener {

	/** Two JVMs make thirty. */
	private static final int SAID = 15;

	private final Map<String, Instant> begun = new ConcurrentHashMap<>();

	private final Map<String, Duration> took = new ConcurrentHashMap<>();

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		session.getLauncher().registerTestExecutionListeners(this);
	}

	@Override
	public void executionStarted(TestIdentifier test) {
		if (isClass(test)) {
			this.begun.put(test.getUniqueId(), Instant.now());
		}
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		if (isClass(test)) {
			this.took.merge(test.getLegacyReportingName(),
					Duration.between(this.begun.get(test.getUniqueId()), Instant.now()), Duration::plus);
		}
	}

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		this.took.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
			.limit(SAID)
			.forEach(
					(entry) -> System.out.println("%6d s  %s".formatted(entry.getValue().toSeconds(), entry.getKey())));
	}

	private static boolean isClass(TestIdentifier test) {
		return test.getSource().filter(ClassSource.class::isInstance).isPresent();
	}

}
