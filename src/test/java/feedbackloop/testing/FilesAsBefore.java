package feedbackloop.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Takes back after each test what went live in it, with the cases that run by it.
 */
public class FilesAsBefore implements BeforeEachCallback, AfterEachCallback {

	@Override
	public void beforeEach(ExtensionContext test) {
		live(test).remember();
	}

	@Override
	public void afterEach(ExtensionContext test) {
		LiveFiles live = live(test);
		live.backTo(live.before());
	}

	private static LiveFiles live(ExtensionContext test) {
		return SpringExtension.getApplicationContext(test).getBean(LiveFiles.class);
	}

}
