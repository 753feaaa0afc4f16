package feedbackloop.models.deploy;

import java.util.Locale;

/**
 * The way a file went live.
 */
public enum Source {

	FOLDER, PAGE, MODELER, REST;

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
