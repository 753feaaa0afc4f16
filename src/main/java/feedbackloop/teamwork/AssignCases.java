package feedbackloop.teamwork;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AccountNames;
import feedbackloop.process.CaseAction;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;
import feedbackloop.teamwork.Recipients.Member;
import feedbackloop.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives the next task of a case to a colleague, or to whoever asks for it.
 */
@Component
@Order(1)
class AssignCases implements CaseAction {

	private final Handover handover;

	private final TaskChoice choice;

	private final Recipients recipients;

	private final AccountNames names;

	private final Words words;

	AssignCases(Handover handover, TaskChoice choice, Recipients recipients, AccountNames names, Words words) {
		this.handover = handover;
		this.choice = choice;
		this.recipients = recipients;
		this.names = names;
		this.words = words;
	}

	@Override
	public String name() {
		return "assign";
	}

	@Override
	public List<Field> fields(List<String> numbers, String userId) {
		Map<String, String> colleagues = new LinkedHashMap<>();
		colleagues.put(userId, this.words.say("bulk.myself", userId));
		this.recipients.members(this.choice.all(numbers))
			.values()
			.stream()
			.flatMap(List::stream)
			.sorted(Comparator.comparing(Member::userId))
			.forEach((member) -> colleagues.putIfAbsent(member.userId(), name(member)));
		return List.of(new Field("colleague", colleagues, false));
	}

	private String name(Member member) {
		String name = this.names.name(member.userId(), member.firstName(), member.lastName());
		return member.absent() ? this.words.say("teamwork.away", name) : name;
	}

	@Override
	public boolean isOffered(Collection<String> groups) {
		return Right.WRITE.isOf(groups);
	}

	@Override
	public Done apply(String number, Map<String, String> said, String userId) {
		String colleague = said.get("colleague");
		if (Blank.is(colleague)) {
			throw Refusal.invalid("colleague", "required");
		}
		OpenTask task = this.choice.first(number,
				(one) -> notTheirs(this.handover.mayPass(number, one.id(), colleague, userId), colleague));
		this.handover.pass(number, task.id(), colleague, userId);
		return new Done(task.key(), task.assignee(),
				task.id() + " " + ((task.assignee() != null) ? task.assignee() : ""));
	}

	private static OpenTask notTheirs(OpenTask task, String colleague) {
		if (colleague.equals(task.assignee())) {
			throw Refusal.tooLate("alreadyTheirs", colleague);
		}
		return task;
	}

	@Override
	public void undo(String number, String back, String userId) {
		String[] before = back.split(" ", 2);
		if (before[1].isEmpty()) {
			this.handover.giveBack(number, before[0], userId);
		}
		else {
			this.handover.pass(number, before[0], before[1], userId);
		}
	}

}
