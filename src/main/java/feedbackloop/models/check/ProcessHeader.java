package feedbackloop.models.check;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;

/**
 * What stands at the process itself: its name, that it runs and how long its past is
 * kept. Nobody may start it by hand with text of customers.
 */
class ProcessHeader implements ProcessRule {

	/** Ten years, as auditors need them. */
	private static final int SHORTEST_DAYS = 3650;

	private static final Pattern DAYS = Pattern.compile("P(\\d{1,6})D|\\d{1,6}");

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		XmlElement process = model.process();
		String name = process.id() + ".bpmn";
		String file = findings.file().substring(findings.file().lastIndexOf('/') + 1);
		if (!name.equals(file)) {
			findings.at(process, "idIsNotFile", process.id(), file);
		}
		if (!process.attribute("isExecutable").equals("true")) {
			findings.at(process, "notExecutable");
		}
		Matcher days = DAYS.matcher(process.attribute(ProcessModel.CAMUNDA, "historyTimeToLive"));
		if (!days.matches()
				|| Integer.parseInt(Objects.requireNonNullElse(days.group(1), days.group())) < SHORTEST_DAYS) {
			findings.at(process, "historyTimeToLive", "P" + SHORTEST_DAYS + "D");
		}
		if (process.attribute(ProcessModel.CAMUNDA, "versionTag").isBlank()) {
			findings.at(process, "versionTag");
		}
		if (!process.attribute(ProcessModel.CAMUNDA, "isStartableInTasklist").equals("false")) {
			findings.at(process, "startableInTasklist");
		}
		if (Contract.processes().contains(process.id())) {
			model.process()
				.children(ProcessModel.BPMN, "startEvent")
				.filter((start) -> start
					.children(ProcessModel.BPMN, "timerEventDefinition", "conditionalEventDefinition")
					.findAny()
					.isPresent())
				.forEach((start) -> findings.at(start, "startsByItself"));
		}
	}

}
