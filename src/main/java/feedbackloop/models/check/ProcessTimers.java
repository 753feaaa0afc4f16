package feedbackloop.models.check;

import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * Whether the engine can read timers when they begin to run. They must go off while
 * somebody still waits for them, and leave the engine time for other work.
 */
class ProcessTimers implements ProcessRule {

	private static final Pattern CYCLE = Pattern.compile("R(|[1-9]\\d{0,3})/(P[^/]+)");

	/** The engine puts the kind of the timer before it, into 255 characters. */
	private static final int LONGEST = 245;

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.all("timerEventDefinition").forEach((timer) -> {
			List<XmlElement> times = timer.children(ProcessModel.BPMN, "timeDate", "timeDuration", "timeCycle")
				.toList();
			if (times.size() != 1) {
				findings.at(timer, "timerBroken", "-");
			}
			times.forEach((time) -> check(time, findings));
		});
		model.process()
			.all()
			.filter((element) -> element.is(ProcessModel.CAMUNDA, "failedJobRetryTimeCycle"))
			.filter((times) -> !RetryTimes.areSound(times.text()))
			.forEach((times) -> findings.at(times, "retryTimes", times.text()));
	}

	private static void check(XmlElement time, Findings findings) {
		String text = time.text();
		if (Length.of(text) > LONGEST) {
			findings.at(time, "timerTooLong", LONGEST);
		}
		else if (ExpressionText.isExpression(text)) {
			computed(time, findings);
		}
		else {
			literal(time, findings);
		}
	}

	/** Of a date that repeats, the engine does not know when it comes again. */
	private static void computed(XmlElement time, Findings findings) {
		if (time.is(ProcessModel.BPMN, "timeCycle")) {
			findings.at(time, "timerBroken", time.text());
		}
		else if (ExpressionType.of(time.text()).filter((type) -> !Date.class.isAssignableFrom(type)).isPresent()) {
			findings.at(time, "timerNoDate", time.text());
		}
	}

	private static void literal(XmlElement time, Findings findings) {
		String text = time.text();
		try {
			if (time.is(ProcessModel.BPMN, "timeDate")) {
				date(time, findings);
			}
			else if (time.is(ProcessModel.BPMN, "timeDuration")) {
				duration(time, text, findings);
			}
			else {
				Matcher cycle = CYCLE.matcher(text);
				if (!cycle.matches()) {
					findings.at(time, "timerBroken", text);
				}
				else if (TimeText.isShorterThanAMinute(cycle.group(2))) {
					findings.at(time, "timerTooQuick", text);
				}
				else {
					duration(time, cycle.group(2), findings);
				}
			}
		}
		catch (IllegalArgumentException | DateTimeParseException ex) {
			findings.at(time, "timerBroken", text);
		}
	}

	/** It is the same for all cases: for those that come later, it is over. */
	private static void date(XmlElement time, Findings findings) {
		if (TimeText.isOfOurTime(time.text())) {
			findings.warnAt(time, "timerFixed", time.text());
		}
		else {
			findings.at(time, "timerNever", time.text());
		}
	}

	private static void duration(XmlElement time, String text, Findings findings) {
		if (!TimeText.isBearable(text)) {
			findings.at(time, "timerLength", time.text());
		}
	}

}
