package feedbackloop.models.rehearse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;

/**
 * Watches which steps and ways the rehearsed processes take, and ends what goes on
 * without end: a loop that nobody waits in, and a rehearsal that is over its time.
 */
class Steps implements ExecutionListener {

	/** The largest shipped process has about a hundred elements. */
	private static final int MOST_AT_ONCE = 2_000;

	private final InstantSource clock;

	private final Instant end;

	private final Set<String> taken = new HashSet<>();

	/** Since somebody did something. */
	private final List<String> way = new ArrayList<>();

	private Step last = new Step("", "");

	Steps(InstantSource clock, Instant end) {
		this.clock = clock;
		this.end = end;
	}

	/** Watches all steps of a process that only the rehearsal runs. */
	void watch(ProcessDefinitionEntity process) {
		listen(process);
	}

	private void listen(ScopeImpl scope) {
		for (ActivityImpl activity : scope.getActivities()) {
			activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, this);
			activity.getOutgoingTransitions()
				.forEach((way) -> ((TransitionImpl) way).addListener(ExecutionListener.EVENTNAME_TAKE, this));
			listen(activity);
		}
	}

	@Override
	public void notify(DelegateExecution execution) {
		String id = (execution.getCurrentTransitionId() != null
				&& execution.getEventName().equals(ExecutionListener.EVENTNAME_TAKE))
						? execution.getCurrentTransitionId() : execution.getCurrentActivityId();
		String definition = execution.getProcessDefinitionId();
		String process = definition.substring(0, definition.indexOf(':'));
		this.taken.add(process + "#" + id);
		this.last = new Step(process, id);
		this.way.add(id);
		if (this.way.size() > MOST_AT_ONCE) {
			throw new EndlessLoop(id);
		}
	}

	/** Somebody does something; until the next wait its steps are counted. */
	void begin(String process, String element) {
		this.last = new Step(process, element);
		this.way.clear();
		checkTime();
	}

	private void checkTime() {
		if (this.clock.instant().isAfter(this.end)) {
			throw new TimeUp();
		}
	}

	/** The steps since somebody did something. */
	List<String> way() {
		return List.copyOf(this.way);
	}

	/** The step that was reached last. */
	Step last() {
		return this.last;
	}

	boolean hasTaken(String process, String element) {
		return this.taken.contains(process + "#" + element);
	}

	int count() {
		return this.taken.size();
	}

	/**
	 * An element that a case came to.
	 *
	 * @param process its key
	 */
	record Step(String process, String element) {

	}

	/** Steps follow each other without anybody or anything to wait for. */
	static final class EndlessLoop extends RuntimeException {

		EndlessLoop(String element) {
			super(element);
		}

	}

	/** The rehearsal has used its time. */
	static final class TimeUp extends RuntimeException {

	}

}
