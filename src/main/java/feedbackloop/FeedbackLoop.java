package feedbackloop;

import java.util.ServiceLoader;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts the application, or does what its first argument asks for ({@link Command}). The
 * application works each piece of customer feedback to closure.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class FeedbackLoop {

	public static void main(String[] args) {
		for (Command command : ServiceLoader.load(Command.class)) {
			if (args.length > 0 && args[0].equals(command.name())) {
				System.exit(command.run(args));
			}
		}
		SpringApplication.run(FeedbackLoop.class, args);
	}

}
