package feedbackloop.testing;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * Closes the applications of all tests after the last test, before the JVM ends and takes
 * their database with it.
 */
class ClosesApplications implements BeforeAllCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.getOrComputeIfAbsent(ClosesApplications.class, (key) -> (CloseableResource) Database::closeApplications);
	}

}
