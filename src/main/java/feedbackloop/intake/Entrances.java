package feedbackloop.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.forms.FormLanguage;
import feedbackloop.notation.FormModel;
import feedbackloop.process.ModelFiles;
import feedbackloop.process.PortalFields;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The public forms as they are live. Each is a file: {@code forms/portal.form} of the
 * page {@code /}, and {@code forms/portal-store.form} of the entrance {@code store}.
 */
@Component
class Entrances {

	/** The name of the entrance at {@code /}. */
	static final String MAIN = "";

	private static final String FOLDER = "forms";

	private static final String ENDING = ".form";

	private final ModelFiles files;

	Entrances(ModelFiles files) {
		this.files = files;
	}

	/**
	 * The names of all, that of {@code /} first.
	 */
	List<String> names() {
		return this.files.list(FOLDER, ENDING)
			.stream()
			.map((file) -> file.substring(FOLDER.length() + 1, file.length() - ENDING.length()))
			.filter(PortalFields::isPortal)
			.map((form) -> form.equals(PortalFields.MAIN) ? MAIN : form.substring(PortalFields.MAIN.length() + 1))
			.sorted(Comparator.naturalOrder())
			.toList();
	}

	/**
	 * Whether there is such an entrance.
	 */
	boolean has(String name) {
		return name.isEmpty() || this.files.list(FOLDER, ENDING).contains(file(name));
	}

	/**
	 * The form as it begins; that of {@code /} where there is none of that name.
	 */
	EnteredForm begin(String name, Locale locale) {
		String known = known(name);
		return EnteredForm.begin(known, read(known, locale));
	}

	/**
	 * The form as it was sent.
	 * @param sent what was typed, by field; {@code form} names the entrance
	 */
	EnteredForm typed(Map<String, String> sent, Locale locale) {
		String known = known(sent.getOrDefault("form", MAIN));
		return EnteredForm.typed(known, read(known, locale), sent);
	}

	private String known(String name) {
		return has(name) ? name : MAIN;
	}

	/** Each reader has a copy in one language. */
	private FormModel read(String name, Locale locale) {
		FormModel form = FormModel.read(text(file(name)));
		FormLanguage.translate(form.root(), locale);
		return form;
	}

	/** Files from before have no public form; theirs is the one that we ship. */
	private String text(String file) {
		if (this.files.list(FOLDER, ENDING).contains(file)) {
			return this.files.read(file);
		}
		try {
			return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The file of an entrance. */
	static String file(String name) {
		return FOLDER + "/" + key(name) + ENDING;
	}

	/** The key of its form. */
	static String key(String name) {
		return name.isEmpty() ? PortalFields.MAIN : PortalFields.MAIN + "-" + name;
	}

}
