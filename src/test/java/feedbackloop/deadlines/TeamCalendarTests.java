package feedbackloop.deadlines;

import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.notation.DecisionTable;
import feedbackloop.process.Stages;
import feedbackloop.testing.ModelsBefore;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A stage runs by the calendar of the team that the model offers its task to.
 */
class TeamCalendarTests {

	/** A Saturday, 22:00 in Shanghai. */
	private static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");

	private final BpmnModelInstance measure = Bpmn.readModelFromFile(new File("processes/measure.bpmn"));

	@ParameterizedTest
	@CsvSource({ "release, engineering, 2026-11-21T18:00:00Z", "fix, operations, 2026-11-21T18:00:00Z",
			"fix, engineering, 2026-11-23T06:30:00Z", "test, operations, 2026-11-23T06:30:00Z",
			"customerReply, operations, 2026-11-23T06:30:00Z" })
	void fourHoursAreThoseOfTheTeam(String stage, String department, Instant due) {
		Limits limits = new Limits(
				(asked) -> Map.of("amount", 4, "unit", "hours", "calendar", "work", "clock", "stage", "cap", "none"),
				() -> Stages.of(DecisionTable.read(ModelsBefore.file("processes/timeLimits.dmn").text())));
		WorkingCalendars calendars = CalendarFile
			.read(TestCalendars.textWith("#  operations: always", "  operations: always"));
		TransactionTime time = new TransactionTime(Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));
		DelegateExecution execution = mock();
		given(execution.getBpmnModelInstance()).willReturn(this.measure);
		given(execution.getVariable("department")).willReturn(department);
		given(execution.getVariable("grade")).willReturn("urgent");

		given(execution.getProcessBusinessKey()).willReturn("IM-1-1");
		Cases cases = mock();
		given(cases.get(any())).willReturn(mock());
		Ledger ledger = mock();
		given(ledger.start(any())).willAnswer((call) -> call.getArgument(0));
		StageClocks clocks = new StageClocks(ledger, limits, mock(), calendars, cases, time, mock());

		assertThat(new Deadlines(clocks, calendars).due(execution, stage)).isEqualTo(due);
	}

}
