package feedbackloop.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import feedbackloop.FeedbackLoop;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.boot.SpringApplication;

/**
 * The application as one node of several, in a JVM of its own. Each line that it reads
 * moves its clock to that many milliseconds from the right time.
 */
final class Node {

	static final String READY = "This node is ready";

	private Node() {
	}

	public static void main(String[] arguments) throws IOException {
		SpringApplication.run(FeedbackLoop.class, arguments);
		System.out.println(READY);
		BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = orders.readLine(); line != null; line = orders.readLine()) {
			ClockUtil.offset(Long.valueOf(line));
			System.out.println("offset " + line);
		}
		System.exit(0);
	}

}
