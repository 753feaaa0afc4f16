package feedbackloop.macros;

import java.util.List;
import java.util.Optional;

import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;
import feedbackloop.process.ModelFiles;
import feedbackloop.process.PortalFields;

import org.springframework.stereotype.Component;

/**
 * The forms of tasks as they are live, as far as macros can fill them in.
 */
@Component
class LiveForms {

	private static final String FOLDER = "forms";

	private static final String ENDING = ".form";

	private static final String[] FILLED = { "textfield", "textarea", "number", "datetime", "checkbox", "radio",
			"select" };

	private final ModelFiles files;

	LiveForms(ModelFiles files) {
		this.files = files;
	}

	/**
	 * The keys of all tasks that have a form.
	 */
	List<String> tasks() {
		return this.files.list(FOLDER, ENDING)
			.stream()
			.map((file) -> file.substring(FOLDER.length() + 1, file.length() - ENDING.length()))
			.filter((form) -> !PortalFields.isPortal(form))
			.toList();
	}

	/**
	 * The fields that a macro may fill in, in the order of the form; none where there is
	 * no such form.
	 */
	List<FormField> fields(String task) {
		return Optional.ofNullable(text(FOLDER + "/" + task + ENDING))
			.map((form) -> FormModel.read(form).fields())
			.orElse(List.of())
			.stream()
			.filter((field) -> field.is(FILLED) && field.listAround().isEmpty() && !field.name().isEmpty())
			.filter((field) -> field.people().isEmpty() && !field.node().path("disabled").asBoolean())
			.toList();
	}

	/**
	 * The text of a file, null where there is none.
	 */
	String text(String name) {
		return this.files.list(FOLDER, ENDING).contains(name) ? this.files.read(name) : null;
	}

}
