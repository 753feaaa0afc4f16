package feedbackloop;

import feedbackloop.models.deploy.CheckCommand;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the application that works each piece of customer feedback to closure, or checks
 * the files that process owners edit.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FeedbackLoop {

	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals(CheckCommand.NAME)) {
			System.exit(CheckCommand.run(args, System.out));
		}
		SpringApplication.run(FeedbackLoop.class, args);
	}

}
