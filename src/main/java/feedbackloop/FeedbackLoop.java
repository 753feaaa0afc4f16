package feedbackloop;

import feedbackloop.audit.Verify;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the application that works each piece of customer feedback to closure, or with
 * {@code verify} verifies its record.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FeedbackLoop {

	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals(Verify.COMMAND)) {
			System.exit(Verify.run(args));
		}
		SpringApplication.run(FeedbackLoop.class, args);
	}

}
