package feedbackloop.deadlines;

import java.util.Optional;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.AsSystem;

import org.springframework.stereotype.Component;

/**
 * Who makes something happen to a clock.
 */
@Component
class Actor {

	private final AsSystem engine;

	Actor(AsSystem engine) {
		this.engine = engine;
	}

	/**
	 * The person who is signed in, else the system.
	 */
	String name() {
		return Optional.ofNullable(this.engine.currentUser()).orElse(Timeline.SYSTEM);
	}

}
