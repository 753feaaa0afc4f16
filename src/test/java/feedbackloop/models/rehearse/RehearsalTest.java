package feedbackloop.models.rehearse;

import java.util.List;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rehearses changes of the shipped files.
 */
@CaseTest
class RehearsalTest {

	@Autowired
	private Rehearsal rehearsal;

	@Autowired
	private Versions versions;

	@ParameterizedTest
	@ValueSource(strings = { "processes/feedback.bpmn", "processes/improvement.bpmn", "processes/measure.bpmn",
			"processes/grade.dmn", "processes/timeLimits.dmn", "processes/escalation.dmn", "processes/routing.dmn",
			"processes/contributions.dmn", "processes/approval.dmn", "processes/messagePlan.dmn",
			"processes/calendar.yaml", "processes/firstMark.dmn", "forms/plan.form" })
	void shippedFilesAreWalkedToEachEnd(String name) {
		ModelFile file = this.versions.live(name).orElseThrow().file();
		Rehearsed rehearsed = this.rehearsal.of(List.of(file), this.versions.liveFiles());
		System.out.println("REH " + name + " " + rehearsed);
		assertThat(rehearsed.findings()).isEmpty();
	}

}
