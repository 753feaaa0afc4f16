package feedbackloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.exception.NotFoundException;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The keys of the form that is live for a task: a key that a process owner adds is
 * accepted as staff text without code.
 */
@Component
class FormKeys {

	private final FormService forms;

	private final ObjectMapper json;

	FormKeys(@Lazy FormService forms, ObjectMapper json) {
		this.forms = forms;
		this.json = json;
	}

	/**
	 * The keys of the task's form, those inside groups included.
	 */
	Set<String> of(TaskOfCase task) {
		try (InputStream form = this.forms.getDeployedTaskForm(task.id())) {
			Set<String> keys = new HashSet<>();
			collect(this.json.readTree(form), keys);
			return keys;
		}
		catch (NotFoundException ex) {
			return Set.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void collect(JsonNode component, Set<String> keys) {
		if (component.hasNonNull("key")) {
			keys.add(component.get("key").asText());
		}
		if (!component.path("type").asText().equals("dynamiclist")) {
			component.path("components").forEach((child) -> collect(child, keys));
		}
	}

}
