package feedbackloop.models.rehearse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

import org.springframework.stereotype.Component;

/**
 * Keeps what fails in a rehearsal out of the log: it is a finding, and nobody is to be
 * called for it.
 */
@Component
class QuietLog extends TurboFilter {

	private final ThreadLocal<Boolean> rehearsing = ThreadLocal.withInitial(() -> false);

	QuietLog() {
		((LoggerContext) LoggerFactory.getILoggerFactory()).addTurboFilter(this);
	}

	void whileRehearsing(Runnable work) {
		this.rehearsing.set(true);
		try {
			work.run();
		}
		finally {
			this.rehearsing.remove();
		}
	}

	@Override
	public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] params,
			Throwable problem) {
		return this.rehearsing.get() ? FilterReply.DENY : FilterReply.NEUTRAL;
	}

}
