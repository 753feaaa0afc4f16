package feedbackloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import feedbackloop.notation.FormModel;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.exception.NotFoundException;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The fields of the form that is live for a task: what a process owner adds there is
 * accepted without code. Each form is read once after each deployment, on whichever node
 * that was.
 */
@Component
class TaskFormFields {

	private final FormService forms;

	private final JdbcClient database;

	private volatile Read read = new Read("", Map.of());

	TaskFormFields(@Lazy FormService forms, JdbcClient database) {
		this.forms = forms;
		this.database = database;
	}

	/**
	 * The fields of the task's form that the contract does not know.
	 */
	List<OwnField> addedTo(TaskOfCase task, TaskContract contract) {
		String newest = newestDeployment();
		Read known = this.read;
		if (!known.deployment().equals(newest)) {
			known = new Read(newest, new ConcurrentHashMap<>());
			this.read = known;
		}
		return known.fields()
			.computeIfAbsent(new Form(task.definition(), task.key()), (form) -> read(task.id()))
			.stream()
			.filter((field) -> contract.fields().stream().noneMatch((each) -> each.name().equals(field.name())))
			.toList();
	}

	private List<OwnField> read(String taskId) {
		try (InputStream form = this.forms.getDeployedTaskForm(taskId)) {
			return OwnField.of(FormModel.read(new String(form.readAllBytes(), StandardCharsets.UTF_8)));
		}
		catch (NotFoundException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String newestDeployment() {
		return this.database.sql("select id_ from act_re_deployment order by deploy_time_ desc, id_ limit 1")
			.query(String.class)
			.optional()
			.orElse("");
	}

	/** Which form a task has is said by its process. */
	private record Form(String definitionId, String taskKey) {

	}

	/**
	 * @param deployment the newest when they were read
	 */
	private record Read(String deployment, Map<Form, List<OwnField>> fields) {

	}

}
