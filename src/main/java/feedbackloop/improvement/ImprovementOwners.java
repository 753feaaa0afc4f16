package feedbackloop.improvement;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Concerned;
import feedbackloop.process.Directory;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.NamedCases;
import feedbackloop.process.NamedColleagues;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.process.StaffEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who answers for an improvement as a person: whoever plans it, until the team that leads
 * it, a lead or a manager names somebody else.
 */
@Service
class ImprovementOwners {

	private final NamedCases named;

	private final Improvements improvements;

	private final Directory directory;

	private final AsSystem asSystem;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	ImprovementOwners(NamedCases named, Improvements improvements, Directory directory, AsSystem asSystem,
			Timeline timeline, ApplicationEventPublisher events, Clock clock) {
		this.named = named;
		this.improvements = improvements;
		this.directory = directory;
		this.asSystem = asSystem;
		this.timeline = timeline;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Names who answers for the improvement behind a case, and tells that person.
	 * @throws Refusal if there is none, it is over, or the person may not. Another reason
	 * is an owner who may not be named
	 */
	@Transactional
	void name(String number, String owner, String userId) {
		name(this.named.locked(number), owner, userId);
	}

	/**
	 * The same of a case that the caller has changed, in the caller's transaction.
	 */
	void name(Feedback feedback, String owner, String userId) {
		if (feedback.improvementNumber() == null) {
			throw Refusal.invalid("owner", "noImprovementYet");
		}
		Improvement improvement = this.improvements.get(feedback.improvementNumber());
		List<String> groups = groups(userId);
		if (!groups.contains(improvement.lead()) && !Right.NAME_OWNER.isOf(groups)) {
			throw Refusal.forbidden("notYoursToName");
		}
		if (!improvement.isOpen()) {
			throw Refusal.tooLate("improvementOver");
		}
		if (owner.equals(improvement.owner())) {
			return;
		}
		if (feedback.isHiddenFrom(owner) || !NamedColleagues.mayBeNamed(owner, groups(owner), null)) {
			throw Refusal.invalid("owner", "colleague", owner);
		}
		improvement.ownedBy(owner, userId);
		this.timeline.note(improvement.number(), userId, "ownerNamed", Map.of("colleague", owner));
		this.events.publishEvent(StaffEvent.of(Notices.IMPROVEMENT_OWNER, improvement.number(),
				"named:" + this.clock.millis(), Concerned.owner(owner)));
	}

	private List<String> groups(String userId) {
		return this.asSystem.call(() -> this.directory.teamsOf(userId));
	}

}
