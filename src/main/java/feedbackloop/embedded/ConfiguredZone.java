package feedbackloop.embedded;

import feedbackloop.StartRefused;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Runs every node in the zone {@code feedback-loop.zone}, whatever the machine's zone is,
 * because the engine stores its times without one. It comes before logging and everything
 * else that looks at the clock.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class ConfiguredZone implements EnvironmentPostProcessor {

	private static final String ZONE = "feedback-loop.zone";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String zone = environment.getProperty(ZONE, "Asia/Shanghai");
		try {
			TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
		}
		catch (DateTimeException ex) {
			throw new StartRefused("The zone '" + zone + "' does not exist.",
					"Set " + ZONE + " to a zone such as Asia/Shanghai.", ex);
		}
	}

}
