package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.OwnField;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * What people answer in a process by fields that an owner added to its forms.
 */
final class FormFacts {

	private static final Map<ModelFile, List<OwnField>> READ = new ConcurrentReferenceHashMap<>();

	private final ProcessModel model;

	private final Map<String, OwnField> fields = new TreeMap<>();

	private final Map<String, Set<XmlElement>> tasks = new TreeMap<>();

	private final Set<String> ofMany = new HashSet<>();

	private FormFacts(ProcessModel model) {
		this.model = model;
	}

	static FormFacts of(ProcessModel model, ModelSet models) {
		FormFacts facts = new FormFacts(model);
		model.userTasks()
			.forEach((task) -> models.form(ProcessModel.form(task))
				.map(FormFacts::addedTo)
				.orElse(List.of())
				.forEach((field) -> facts.add(task, field)));
		return facts;
	}

	/**
	 * The fields of the form that the contract does not know; none when it cannot be
	 * read.
	 */
	static List<OwnField> addedTo(ModelFile form) {
		return READ.computeIfAbsent(form, FormFacts::read);
	}

	private static List<OwnField> read(ModelFile form) {
		return form.form()
			.map(OwnField::of)
			.orElse(List.of())
			.stream()
			.filter((field) -> Contract.answer(form.key(), field.name()).isEmpty())
			.toList();
	}

	private void add(XmlElement task, OwnField field) {
		this.fields.merge(field.name(), field, FormFacts::either);
		this.tasks.computeIfAbsent(field.name(), (name) -> new HashSet<>()).add(task);
		boolean many = Stream.iterate(task, (element) -> element != null, XmlElement::parent)
			.anyMatch((element) -> element.children(ProcessModel.BPMN, "multiInstanceLoopCharacteristics")
				.findAny()
				.isPresent());
		if (many) {
			this.ofMany.add(field.name());
		}
	}

	/** What either of two forms may answer; that their types agree is checked there. */
	private static OwnField either(OwnField one, OwnField other) {
		List<String> choices = new ArrayList<>(one.choices());
		other.choices().stream().filter((choice) -> !choices.contains(choice)).forEach(choices::add);
		return new OwnField(one.name(), one.label(), one.type(), choices, one.required() && other.required(),
				one.mayBeHidden() || other.mayBeHidden(), one.isFact() ? other.limits() : one.limits());
	}

	Set<String> names() {
		return this.fields.keySet();
	}

	Optional<OwnField> find(String name) {
		return Optional.ofNullable(this.fields.get(name));
	}

	/**
	 * Whether several people answer it at once, so that it is no fact of the process.
	 */
	boolean isOfMany(String name) {
		return this.ofMany.contains(name);
	}

	/**
	 * The values that it can have, for those with few; none for all others.
	 */
	List<Object> values(OwnField field) {
		List<Object> values = new ArrayList<>();
		if (field.type() == OwnField.Type.CHOICE) {
			values.addAll(field.choices());
			values.add(null);
		}
		if (field.type() == OwnField.Type.FLAG) {
			values.addAll(List.of(true, false));
		}
		return values;
	}

	/**
	 * Whether it has been answered on every way that leads to the step.
	 */
	boolean isAnsweredBefore(String name, XmlElement step) {
		Set<XmlElement> answering = this.tasks.getOrDefault(name, Set.of());
		return !ProcessFlow
			.reach(ProcessFlow.starts(this.model),
					(node) -> answering.contains(node) ? this.model.boundary(node) : ProcessFlow.next(this.model, node),
					(node) -> true)
			.contains(step);
	}

	/**
	 * Whether there is a way on which it has been answered before the step.
	 */
	boolean mayBeAnsweredBefore(String name, XmlElement step) {
		return ProcessFlow
			.reach(List.copyOf(this.tasks.getOrDefault(name, Set.of())), (node) -> ProcessFlow.next(this.model, node),
					(node) -> true)
			.contains(step);
	}

}
