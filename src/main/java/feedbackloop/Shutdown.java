package feedbackloop;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whether the application is told to stop. Work in the background asks between its steps
 * and leaves the rest to others: the stop waits for it only so long.
 */
@Component
public class Shutdown {

	private volatile boolean begun;

	/**
	 * The step in hand is taken to its end, the next one is not begun.
	 */
	@EventListener(ContextClosedEvent.class)
	public void begin() {
		this.begun = true;
	}

	public boolean hasBegun() {
		return this.begun;
	}

}
