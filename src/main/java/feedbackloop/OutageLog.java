package feedbackloop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.EventArgUtil;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * Makes one line each ten seconds of the traces of a {@link DatabaseOutage}, whoever logs
 * them. Each request and each schedule fails then, and traces would keep them from
 * answering.
 */
class OutageLog extends TurboFilter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final org.slf4j.Logger log = LoggerFactory.getLogger(OutageLog.class);

	private static final long BETWEEN = TimeUnit.SECONDS.toNanos(10);

	private final AtomicLong next = new AtomicLong(System.nanoTime());

	private final AtomicLong silent = new AtomicLong();

	@Override
	public void initialize(ConfigurableApplicationContext application) {
		LoggerContext logging = (LoggerContext) LoggerFactory.getILoggerFactory();
		// The jar of each line of a trace is looked up under one lock.
		logging.setPackagingDataEnabled(false);
		if (logging.getTurboFilterList().stream().noneMatch(OutageLog.class::isInstance)) {
			logging.addTurboFilter(this);
		}
	}

	@Override
	public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] arguments,
			Throwable thrown) {
		Throwable failure = (thrown != null) ? thrown : EventArgUtil.extractThrowable(arguments);
		if (!DatabaseOutage.isCauseOf(failure)) {
			return FilterReply.NEUTRAL;
		}
		if (level.isGreaterOrEqual(Level.WARN)) {
			tell(failure);
		}
		return FilterReply.DENY;
	}

	private void tell(Throwable failure) {
		long now = System.nanoTime();
		long due = this.next.get();
		if (now - due < 0 || !this.next.compareAndSet(due, now + BETWEEN)) {
			this.silent.incrementAndGet();
			return;
		}
		log.error("The database cannot be used, clients are told to come back later: {} ({} failures like it before)",
				firstLine(NestedExceptionUtils.getMostSpecificCause(failure)), this.silent.getAndSet(0));
	}

	private static String firstLine(Throwable cause) {
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
	}

}
