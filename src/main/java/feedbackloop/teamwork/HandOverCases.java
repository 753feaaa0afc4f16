package feedbackloop.teamwork;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.OpenTask;
import feedbackloop.process.CaseAction;
import feedbackloop.process.Right;
import feedbackloop.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Hands the next task of a case over to another team.
 */
@Component
@Order(2)
class HandOverCases implements CaseAction {

	private final Handover handover;

	private final TaskChoice choice;

	private final Recipients recipients;

	private final Words words;

	HandOverCases(Handover handover, TaskChoice choice, Recipients recipients, Words words) {
		this.handover = handover;
		this.choice = choice;
		this.recipients = recipients;
		this.words = words;
	}

	@Override
	public String name() {
		return "handOver";
	}

	@Override
	public List<Field> fields(List<String> numbers, String userId) {
		Map<String, String> teams = new LinkedHashMap<>();
		this.recipients.teams().forEach((team) -> teams.put(team, this.words.of("group", team)));
		return List.of(new Field("team", teams, false), new Field("reason", Map.of(), true));
	}

	@Override
	public boolean isOffered(Collection<String> groups) {
		return Right.WRITE.isOf(groups);
	}

	@Override
	public Done apply(String number, Map<String, String> said, String userId) {
		String team = said.get("team");
		String reason = said.get("reason");
		OpenTask task = this.choice.first(number,
				(one) -> this.handover.mayHandOver(number, one.id(), team, reason, userId));
		this.handover.handOver(number, task.id(), team, reason, userId);
		return new Done(task.key(), task.assignee(), task.id());
	}

	@Override
	public void undo(String number, String back, String userId) {
		this.handover.recall(number, back, userId);
	}

}
