package feedbackloop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the application that works each piece of customer feedback to closure.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FeedbackLoop {

	public static void main(String[] args) {
		SpringApplication.run(FeedbackLoop.class, args);
	}

}
