package feedbackloop.models.check;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;

import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.models.files.ModelSet;

/**
 * Timers that the engine can read, and that leave it time for other work.
 */
class ProcessTimers implements ProcessRule {

	private static final Pattern CYCLE = Pattern.compile("R(\\d{0,4})/(P\\S+)");

	private static final Duration SHORTEST = Duration.ofMinutes(1);

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.all("timerEventDefinition").forEach((timer) -> {
			List<XmlElement> times = timer.children(ProcessModel.BPMN, "timeDate", "timeDuration", "timeCycle")
				.toList();
			if (times.size() != 1) {
				findings.at(timer, "timerBroken", "-");
			}
			times.stream()
				.filter((time) -> !ExpressionText.isExpression(time.text()))
				.forEach((time) -> check(time, findings));
		});
	}

	private static void check(XmlElement time, Findings findings) {
		try {
			String text = time.text();
			if (time.is(ProcessModel.BPMN, "timeDate")) {
				date(text);
			}
			else if (time.is(ProcessModel.BPMN, "timeDuration")) {
				duration(text);
			}
			else {
				Matcher cycle = CYCLE.matcher(text);
				if (!cycle.matches()) {
					findings.at(time, "timerBroken", text);
				}
				else if (duration(cycle.group(2)).compareTo(SHORTEST) < 0) {
					findings.at(time, "timerTooQuick", text);
				}
			}
		}
		catch (IllegalArgumentException | DateTimeParseException ex) {
			findings.at(time, "timerBroken", time.text());
		}
	}

	private static void date(String text) {
		if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
			OffsetDateTime.parse(text);
		}
		else {
			LocalDateTime.parse(text);
		}
	}

	private static Duration duration(String text) {
		try {
			return Duration.ofMillis(DatatypeFactory.newInstance().newDuration(text).getTimeInMillis(new Date(0)));
		}
		catch (DatatypeConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
