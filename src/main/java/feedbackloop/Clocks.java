package feedbackloop;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One clock for the record and the engine, so that a test that moves the engine's clock
 * moves both.
 */
@Configuration
class Clocks {

	@Bean
	Clock clock() {
		return new EngineClock(ZoneId.systemDefault());
	}

	private static final class EngineClock extends Clock {

		private final ZoneId zone;

		private EngineClock(ZoneId zone) {
			this.zone = zone;
		}

		@Override
		public ZoneId getZone() {
			return this.zone;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new EngineClock(zone);
		}

		@Override
		public Instant instant() {
			return ClockUtil.getCurrentTime().toInstant();
		}

	}

}
