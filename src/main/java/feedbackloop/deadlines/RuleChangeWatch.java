package feedbackloop.deadlines;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.FilesWentLive;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Shows after a start, and after files went live, what new rules would change, on the
 * nodes that send the outbox. Whoever put the files live does not wait for it.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class RuleChangeWatch {

	private final RuleChanges changes;

	private final Rules rules;

	private final ThreadPoolTaskScheduler background;

	RuleChangeWatch(RuleChanges changes, Rules rules, ThreadPoolTaskScheduler background) {
		this.changes = changes;
		this.rules = rules;
		this.background = background;
	}

	@EventListener({ ApplicationReadyEvent.class, FilesWentLive.class })
	void look() {
		this.background.execute(this::preview);
	}

	/**
	 * Begins a preview when the rules changed since the last one and a deadline is open.
	 */
	private void preview() {
		String current = this.rules.current();
		boolean known = this.changes.latest().filter((last) -> last.rules().equals(current)).isPresent();
		if (!known && !this.changes.numbersAfter("", 1).isEmpty()) {
			this.changes.begin(current, Timeline.SYSTEM);
		}
	}

}
