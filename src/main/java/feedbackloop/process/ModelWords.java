package feedbackloop.process;

import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.InBoth;
import feedbackloop.notation.ProcessModel;
import feedbackloop.words.Bilingual;
import feedbackloop.words.Words;

import org.springframework.context.HierarchicalMessageSource;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The words that models give to what process owners add. Every code for which we have no
 * sentence of our own is looked for here. So no page shows a key.
 * <ul>
 * <li>{@code feedbackType.<type>}: its label in the table {@code feedbackTypes};</li>
 * <li>{@code task.<task>} and {@code stage.<task>}: the task's name in the process;</li>
 * <li>{@code field.<task>.<field>}: its label in the task's form;</li>
 * <li>{@code option.<task>.<field>.<value>}: what the form calls that choice;</li>
 * <li>{@code person.<task>.<field>}: that the form asks for a person;</li>
 * <li>{@code owners.group.<team>}: what the catalogue calls the team.</li>
 * <li>{@code detail.<field>} and {@code detail.<field>.<value>}: what public forms call a
 * field and its choice.</li>
 * </ul>
 * What has since been taken out of the models is still called as it last was. Cases of
 * that time still name it.
 */
@Component
class ModelWords {

	private static final String OF_TEAM = Words.OWNERS + "group.";

	private final JdbcClient database;

	private final Supplier<Map<String, String>> words;

	private final Supplier<Map<String, InBoth>> teams;

	ModelWords(HierarchicalMessageSource sentences, ModelFiles files, JdbcClient database) {
		this.database = database;
		this.words = files.kept(this::read);
		this.teams = files.kept(this::readTeams);
		sentences.setParentMessageSource(new Fallback());
	}

	/** From the first version on, so that the newest word of each code stays. */
	private Map<String, String> read() {
		Map<String, String> found = new HashMap<>();
		Map<String, Map<String, String>> forms = new HashMap<>();
		Map<String, String> formOfTask = new HashMap<>();
		this.database.sql("""
				select name, text from model_version
				where (name like '%.bpmn' or name like '%.form' or name = 'processes/feedbackTypes.dmn') and text <> ''
				order by id
				""").query((row) -> {
			String name = row.getString("name");
			String text = row.getString("text");
			if (name.endsWith(".form")) {
				forms.computeIfAbsent(name, (form) -> new HashMap<>()).putAll(LabelReader.ofForm(text));
			}
			else if (name.endsWith(".dmn")) {
				LabelReader.ofTypes(text).forEach((type, label) -> found.put("feedbackType." + type, label));
			}
			else {
				ProcessModel.read(text).userTasks().forEach((task) -> {
					String title = task.attribute("name");
					if (!title.isBlank()) {
						found.put("task." + task.id(), title);
						found.put("stage." + task.id(), title);
						formOfTask.put(task.id(), "forms/" + ProcessModel.form(task) + ".form");
					}
				});
			}
		});
		formOfTask.forEach((task, form) -> forms.getOrDefault(form, Map.of()).forEach((place, label) -> {
			int dot = place.indexOf('.');
			found.put(place.substring(0, dot) + "." + task + place.substring(dot), label);
		}));
		forms.forEach((form, labels) -> {
			if (PortalFields.isPortal(form.replaceAll("forms/|\\.form", ""))) {
				labels.forEach((place, label) -> found.putIfAbsent(place.replaceFirst("\\w+", "detail"), label));
			}
		});
		return found;
	}

	/** From the first version on, too: a team that was taken out is still called so. */
	private Map<String, InBoth> readTeams() {
		Map<String, InBoth> teams = new HashMap<>();
		this.database.sql("select text from model_version where name = :name and text <> '' order by id")
			.param("name", CatalogueFile.NAME)
			.query(String.class)
			.list()
			.forEach((text) -> CatalogueFile.read(text)
				.all(Part.TEAM)
				.forEach((team) -> teams.put(OF_TEAM + team.key(), team.words())));
		return teams;
	}

	/** No bean of its own, as whoever asks for sentences is to get ours first. */
	private final class Fallback extends AbstractMessageSource {

		@Override
		protected String resolveCodeWithoutArguments(String code, Locale locale) {
			InBoth team = code.startsWith(OF_TEAM) ? ModelWords.this.teams.get().get(code) : null;
			return (team != null) ? team.in(locale.getLanguage())
					: Bilingual.label(locale, ModelWords.this.words.get().get(code));
		}

		@Override
		protected MessageFormat resolveCode(String code, Locale locale) {
			String word = resolveCodeWithoutArguments(code, locale);
			return (word != null) ? new MessageFormat(word.replace("'", "''").replace("{", "'{'"), locale) : null;
		}

	}

}
