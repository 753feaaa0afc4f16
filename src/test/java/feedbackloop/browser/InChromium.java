package feedbackloop.browser;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test the browser at the address of its application, and closes its windows
 * after it. When the test fails, pictures of them stay in {@code target/screenshots},
 * named {@code failed-…}.
 */
class InChromium implements ParameterResolver, AfterTestExecutionCallback {

	private static final Namespace OWN = Namespace.create(InChromium.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		return parameter.getParameter().getType() == Chromium.class;
	}

	@Override
	public Chromium resolveParameter(ParameterContext parameter, ExtensionContext test) {
		Environment application = SpringExtension.getApplicationContext(test).getEnvironment();
		String address = "http://127.0.0.1:" + application.getRequiredProperty("local.server.port");
		Open open = test.getStore(OWN)
			.getOrComputeIfAbsent(Open.class, (key) -> new Open(new Chromium(address)), Open.class);
		return open.chromium();
	}

	@Override
	public void afterTestExecution(ExtensionContext test) {
		Open open = test.getStore(OWN).get(Open.class, Open.class);
		if (open != null && test.getExecutionException().isPresent()) {
			open.chromium()
				.pictures("failed-" + test.getRequiredTestClass().getSimpleName() + "-"
						+ test.getRequiredTestMethod().getName());
		}
	}

	private record Open(Chromium chromium) implements Store.CloseableResource {

		@Override
		public void close() {
			this.chromium.close();
		}

	}

}
