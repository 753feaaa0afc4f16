package feedbackloop.deadlines;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.FilesWentLive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Shows after a start, and after files went live, what new rules would change. The nodes
 * that send the outbox do; whoever put the files live does not wait for it.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class RuleChangeWatch {

	private static final Logger log = LoggerFactory.getLogger(RuleChangeWatch.class);

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
		try {
			this.background.execute(this::preview);
		}
		catch (TaskRejectedException ex) {
			log.debug("The next start looks for changed rules: {}", ex.toString());
		}
	}

	/**
	 * Begins a preview when a deadline is open and the rules changed since the last one.
	 * Begins one, too, when the last one failed.
	 */
	private void preview() {
		String current = this.rules.current();
		boolean known = this.changes.latest()
			.filter((last) -> last.rules().equals(current) && !last.state().equals(RuleChange.FAILED))
			.isPresent();
		if (!known && !this.changes.numbersAfter("", 1).isEmpty()) {
			this.changes.begin(current, Timeline.SYSTEM);
		}
	}

}
