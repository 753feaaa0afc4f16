package feedbackloop.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Contact;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;

import org.springframework.stereotype.Component;

/**
 * Checks names and values of what is submitted at a task. It goes by the contract of the
 * task and by the fields that its form adds. Masks what staff wrote.
 */
@Component
class AnswerReader {

	private final FieldReader reader;

	private final OwnFieldReader ownReader;

	private final TaskFormFields forms;

	private final AskedTexts askedTexts;

	private final NamedColleagues colleagues;

	private final Directory directory;

	private final Cases cases;

	private final Vault vault;

	private final Masker masker;

	private final Clock clock;

	AnswerReader(FieldReader reader, OwnFieldReader ownReader, TaskFormFields forms, AskedTexts askedTexts,
			NamedColleagues colleagues, Directory directory, Cases cases, Vault vault, Masker masker, Clock clock) {
		this.reader = reader;
		this.ownReader = ownReader;
		this.forms = forms;
		this.askedTexts = askedTexts;
		this.colleagues = colleagues;
		this.directory = directory;
		this.cases = cases;
		this.vault = vault;
		this.masker = masker;
		this.clock = clock;
	}

	/**
	 * The answers, all known and right.
	 * @throws Refusal naming every field that is not
	 */
	TaskAnswers read(TaskOfCase task, Map<String, Object> submitted) {
		TaskContract contract = TaskContract.of(task.key());
		List<OwnField> own = this.forms.addedTo(task, contract);
		Values values = values(task, contract, own, submitted);
		Map<String, Object> facts = contract.facts(values);
		facts.putAll(ReleaseWindow.facts(task, values));
		facts.putAll(CauseConclusion.facts(task, values));
		facts.putAll(ownFacts(task, own, values));
		return new TaskAnswers(contract, values, facts);
	}

	private Values values(TaskOfCase task, TaskContract contract, List<OwnField> own, Map<String, Object> submitted) {
		List<Problem> problems = new ArrayList<>();
		Set<String> known = Stream.concat(contract.fields().stream().map(Field::name), own.stream().map(OwnField::name))
			.collect(Collectors.toSet());
		submitted.keySet()
			.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> problems.add(new Problem(name, "unknownName", List.of())));
		UnaryOperator<String> mask = mask(task.feedbackNumber());
		Map<String, Object> answers = new LinkedHashMap<>(
				this.reader.read(contract.fields(), submitted, mask, problems));
		answers.putAll(this.ownReader.read(own, submitted, mask, problems));
		Values values = new Values(answers);
		this.colleagues.check(task.feedbackNumber(), contract.fields(), own, values, problems);
		boolean whys = this.directory.needsWhys((String) task.facts().get(Variables.FEEDBACK_TYPE));
		this.reader.checkRequired(contract.fields(), new TaskContext(values, task.facts(), whys), problems);
		if (task.key().equals(Tasks.ANALYSIS) && !CauseConclusion.isFound(values)
				&& !this.askedTexts.isAskedByProcess(task, CauseConclusion.NAME)) {
			problems.add(new Problem(CauseConclusion.NAME, "notInThisModel", List.of()));
		}
		ReleaseWindow.check(task, values, this.clock.instant(), problems);
		if (!problems.isEmpty()) {
			throw new Refusal(Reason.INVALID, problems);
		}
		return values;
	}

	/** A review is of no case, so only what looks like personal data is masked. */
	private UnaryOperator<String> mask(String feedbackNumber) {
		if (feedbackNumber == null) {
			return this.masker::mask;
		}
		Contact customer = this.cases.get(feedbackNumber).contact();
		return (text) -> this.vault.mask(customer, text);
	}

	/**
	 * What the process sees of the fields that were added. Of several who answer at once
	 * no answer is that of the process. A text is handed on only where it is asked for.
	 */
	private Map<String, Object> ownFacts(TaskOfCase task, List<OwnField> own, Values values) {
		return task.isOneOfSeveral() ? Map.of() : OwnFieldReader.facts(own.stream()
			.filter((field) -> field.type() != OwnField.Type.TEXT || this.askedTexts.isAsked(task, field.name()))
			.toList(), values.asMap());
	}

}
