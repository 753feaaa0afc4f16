package feedbackloop.intake;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Timeline;
import feedbackloop.feedback.Told;
import feedbackloop.privacy.DetailBook;
import feedbackloop.privacy.Remasking;
import feedbackloop.process.Directory;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff fill in what a channel asks for and nobody said at first, as the customer tells
 * it later. What is known is not changed, and clocks keep their start.
 */
@Service
class Completions {

	private final NamedCases cases;

	private final OpenTasks tasks;

	private final Directory directory;

	private final ProtectedRecord record;

	private final DetailBook details;

	private final Remasking remasking;

	private final Timeline timeline;

	private final Clock clock;

	Completions(NamedCases cases, OpenTasks tasks, Directory directory, ProtectedRecord record, DetailBook details,
			Remasking remasking, Timeline timeline, Clock clock) {
		this.cases = cases;
		this.tasks = tasks;
		this.directory = directory;
		this.record = record;
		this.details = details;
		this.remasking = remasking;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Whether the person may: who recorded the case, has claimed one of its tasks, or may
	 * write to every customer.
	 */
	static boolean may(Feedback feedback, String userId, List<String> groups, List<OpenTask> tasks) {
		return userId.equals(feedback.milestones().recordedBy())
				|| tasks.stream().anyMatch((task) -> userId.equals(task.assignee())) || Right.WRITE_TO_ALL.isOf(groups);
	}

	/**
	 * Fills in those of the missing fields that the form has.
	 * @param form values by the names of the fields
	 * @return the names of the fields that are known now
	 * @throws Refusal if the person may not, nothing was filled in, or a value is wrong
	 */
	@Transactional
	List<String> complete(String number, Map<String, String> form, String userId) {
		Feedback feedback = this.cases.locked(number);
		if (!may(feedback, userId, this.directory.teamsOf(userId), this.tasks.of(feedback))) {
			throw Refusal.forbidden("notYoursToComplete");
		}
		if (feedback.contact().isErased()) {
			throw Refusal.tooLate("contactErased");
		}
		NewFeedback given = checked(feedback, form);
		List<String> told = feedback.missing().stream().filter(given::tells).toList();
		if (told.isEmpty()) {
			throw Refusal.invalid(null, "nothingFilledIn");
		}
		note(feedback, given, told);
		told.forEach((field) -> this.timeline.note(number, userId, "fieldTold", Map.of("field", field)));
		return told;
	}

	private void note(Feedback feedback, NewFeedback given, List<String> told) {
		Contact contact = feedback.contact();
		this.record.reach(contact, given.person());
		Map<String, String> details = new LinkedHashMap<>(this.details.open(feedback));
		given.details().forEach(details::putIfAbsent);
		feedback.told(told,
				new Told(this.record.words(contact, given.words()), this.record.subject(contact, given.subject()),
						given.coreBlocked(), given.occurredAt(), given.givenAt(),
						given.evidence().stream().map((link) -> this.record.link(contact, link)).toList(),
						this.details.protect(contact, details)));
		if (!given.person().known().isEmpty()) {
			this.remasking.anew(feedback);
			reach(feedback.arrival().reach(), given.person()).ifPresent(feedback::reachedBy);
		}
	}

	private static Optional<String> reach(String before, NewFeedback.Person person) {
		if (person.email() != null) {
			return Optional.of("direct");
		}
		return ("none".equals(before) && person.phone() != null) ? Optional.of("page") : Optional.empty();
	}

	/** Only what is missing, checked as at intake. */
	private NewFeedback checked(Feedback feedback, Map<String, String> form) {
		Map<String, String> missing = new HashMap<>();
		for (String field : feedback.missing()) {
			String name = field.equals("evidence") ? "evidence.url" : field;
			missing.put(name, form.get(name));
			if (field.startsWith("customer.")) {
				missing.put("customer.anonymous", form.get("customer.anonymous"));
			}
		}
		// Intake asks for it; the case has its own.
		missing.put("description", "–");
		return FeedbackCheck.check(FormFields.feedback(feedback.arrival().channel(), missing), this.clock.instant(),
				this.clock.getZone(), feedback.arrival().language());
	}

}
