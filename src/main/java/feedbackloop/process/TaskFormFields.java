package feedbackloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import feedbackloop.notation.FormModel;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.exception.NotFoundException;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The fields of the form that is live for a task: what a process owner adds there is
 * accepted without code.
 */
@Component
class TaskFormFields {

	private final FormService forms;

	TaskFormFields(@Lazy FormService forms) {
		this.forms = forms;
	}

	/**
	 * The fields of the task's form that the contract does not know.
	 */
	List<OwnField> addedTo(TaskOfCase task, TaskContract contract) {
		try (InputStream form = this.forms.getDeployedTaskForm(task.id())) {
			return OwnField.of(FormModel.read(new String(form.readAllBytes(), StandardCharsets.UTF_8)))
				.stream()
				.filter((field) -> contract.fields().stream().noneMatch((known) -> known.name().equals(field.name())))
				.toList();
		}
		catch (NotFoundException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
