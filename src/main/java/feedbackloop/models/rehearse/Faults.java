package feedbackloop.models.rehearse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import feedbackloop.models.files.ModelFile;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;

/**
 * What went wrong in a rehearsal, as findings in the changed files.
 */
class Faults {

	/** The same mistake shows on many ways. */
	private static final int MOST = 20;

	private static final int LONGEST_CAUSE = 300;

	private final Collection<ModelFile> changed;

	private final Script script;

	private final RefusalWords words;

	private final List<Finding> findings = new ArrayList<>();

	Faults(Collection<ModelFile> changed, Script script, RefusalWords words) {
		this.changed = changed;
		this.script = script;
		this.words = words;
	}

	void stuck(Scene scene, Story story) {
		String element = scene.places().isEmpty() ? "" : scene.places().get(0).element();
		note(scene.process(), element, "rehearsalStuck", story);
	}

	void twoTokens(Scene scene, String element, Story story) {
		note(scene.process(), element, "rehearsalTwoTokens", story);
	}

	void endsOpen(Steps.Step last, Story story) {
		note(last.process(), last.element(), "rehearsalEndsOpen", story);
	}

	void cannotComplete(Scene scene, Answering.CannotComplete refused, Story story) {
		note(scene.process(), refused.task(), "rehearsalCannotComplete", story, this.words.of(refused.refusal()));
	}

	void failed(Steps.Step last, Story story, RuntimeException ex) {
		if (root(ex) instanceof Steps.EndlessLoop) {
			note(last.process(), last.element(), "rehearsalLoop", story);
		}
		else {
			note(last.process(), last.element(), "rehearsalFails", story, cause(ex));
		}
	}

	void timeUp(Duration longest) {
		this.findings
			.add(Finding.warning(this.changed.iterator().next().name(), "", "rehearsalTimeUp", longest.toSeconds()));
	}

	void noAnswer(String table, Rule rule, Map<String, Object> facts) {
		this.findings.add(Finding.of(DecisionTable.file(table), rule.place(), "rehearsalNoAnswer", facts));
	}

	void tableFails(String table, Rule rule, Map<String, Object> facts, RuntimeException ex) {
		this.findings.add(Finding.of(DecisionTable.file(table), rule.place(), "rehearsalTableFails", facts, cause(ex)));
	}

	List<Finding> findings() {
		return List.copyOf(this.findings);
	}

	private void note(String process, String element, String code, Story story, Object... arguments) {
		List<Object> all = new ArrayList<>(List.of(this.script.title(process, element), story.inWords()));
		all.addAll(List.of(arguments));
		Finding finding = Finding.of(file(process), element, code, all.toArray());
		boolean isNew = this.findings.stream()
			.noneMatch((known) -> known.code().equals(code) && known.place().equals(element));
		if (isNew && this.findings.size() < MOST) {
			this.findings.add(finding);
		}
	}

	/** The process itself if it was changed, else what was changed. */
	private String file(String process) {
		String name = "processes/" + process + ".bpmn";
		return this.changed.stream()
			.map(ModelFile::name)
			.filter(name::equals)
			.findFirst()
			.orElseGet(() -> this.changed.iterator().next().name());
	}

	private String cause(RuntimeException ex) {
		String words = Answering.refusal(ex).map((Refusal refusal) -> this.words.of(refusal)).orElseGet(() -> {
			Throwable root = root(ex);
			return (root.getMessage() != null) ? root.getMessage() : root.getClass().getSimpleName();
		});
		return (words.length() > LONGEST_CAUSE) ? words.substring(0, LONGEST_CAUSE) + "…" : words;
	}

	private static Throwable root(Throwable ex) {
		Throwable root = ex;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root;
	}

}
