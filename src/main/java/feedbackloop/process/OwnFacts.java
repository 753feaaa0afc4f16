package feedbackloop.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import feedbackloop.notation.FormModel;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The facts that process owners added by fields of forms, with what stands for no answer
 * yet. A gateway may ask for one before anybody answered and then must find something.
 * That happens in a case that was moved to a newer version of its process.
 */
@Component
public class OwnFacts {

	private final JdbcClient database;

	private final Supplier<Map<String, Optional<Object>>> open;

	OwnFacts(JdbcClient database, ModelFiles files) {
		this.database = database;
		this.open = files.kept(this::read);
	}

	/**
	 * The names that any version of a form ever asked for, each with what stands for no
	 * answer: empty for nothing.
	 */
	public Map<String, Optional<Object>> open() {
		return this.open.get();
	}

	/** From the first version on, so that a name means what it meant last. */
	private Map<String, Optional<Object>> read() {
		Map<String, Optional<Object>> found = new HashMap<>();
		this.database
			.sql("select name, text from model_version where name like 'forms/%.form' and text <> '' order by id")
			.query((row) -> {
				String name = row.getString("name");
				TaskContract contract = TaskContract.of(name.substring("forms/".length(), name.lastIndexOf('.')));
				OwnField.of(FormModel.read(row.getString("text")))
					.stream()
					.filter((field) -> contract.fields()
						.stream()
						.noneMatch((known) -> known.name().equals(field.name())))
					.forEach((field) -> found.put(field.name(), Optional.ofNullable(field.open())));
			});
		return found;
	}

}
