package feedbackloop.intake;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import feedbackloop.notation.ProcessModel;
import feedbackloop.privacy.Kind;
import feedbackloop.privacy.Masker;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelFiles;
import feedbackloop.process.TableEngine.Ruling;

import org.springframework.stereotype.Component;

/**
 * Whether the privacy team looks at a feedback before anybody else reads it, by the live
 * table {@code sensitivity}. None is by models without that table, or without the task in
 * which the team passes it on.
 */
@Component
class Sensitivity {

	private static final String PROCESS = "processes/" + Processes.FEEDBACK + ".bpmn";

	private final DecisionTables tables;

	private final Masker masker;

	private final Supplier<Boolean> asked;

	Sensitivity(DecisionTables tables, Masker masker, ModelFiles files) {
		this.tables = tables;
		this.masker = masker;
		this.asked = files.kept(() -> tables.isThere(Decisions.SENSITIVITY) && isChecked(files));
	}

	private static boolean isChecked(ModelFiles files) {
		return ProcessModel.read(files.read(PROCESS))
			.userTasks()
			.anyMatch((task) -> task.id().equals(Tasks.PRIVACY_CHECK));
	}

	boolean of(NewFeedback given, boolean withFiles, Origin origin) {
		return this.asked.get()
				&& Boolean.TRUE.equals(rule(given, withFiles, origin).outputs().get(Variables.SENSITIVE));
	}

	/**
	 * The rule that says so.
	 */
	Ruling rule(NewFeedback given, boolean withFiles, Origin origin) {
		Set<Kind> found = EnumSet.noneOf(Kind.class);
		Stream
			.concat(Stream.of(given.words().summary(), given.words().description(), given.words().demand()),
					given.details().values().stream())
			.forEach((text) -> found.addAll(this.masker.kinds(text)));
		return this.tables.rule(Decisions.SENSITIVITY,
				Map.of("identityFound", found.contains(Kind.IDENTITY), "cardFound", found.contains(Kind.CARD),
						"personalDataSeen", origin.personalData(), "withFiles", withFiles, Variables.CHANNEL,
						given.channel().key()));
	}

}
