package feedbackloop;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Ends a request whose body comes too slowly. Tomcat limits only how long it waits for
 * the next bytes. So one byte each few seconds would hold a thread for ever.
 */
@Component
class BodyTime implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private static final Duration GRACE = Duration.ofSeconds(30);

	@Override
	public void customize(TomcatServletWebServerFactory server) {
		server.addEngineValves(new Watch(GRACE));
	}

	/** Watches the body below everything that reads it, be it form, file or JSON. */
	static final class Watch extends ValveBase {

		private final Duration grace;

		Watch(Duration grace) {
			super(true);
			this.grace = grace;
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			org.apache.coyote.Request received = request.getCoyoteRequest();
			WatchedBody body = new WatchedBody(received.getInputBuffer(), this.grace);
			received.setInputBuffer(body);
			try {
				getNext().invoke(request, response);
				if (!request.isAsync() && !received.hasExpectation()) {
					body.readRest();
				}
			}
			finally {
				received.setInputBuffer(body.plain());
			}
			if (body.isLate()) {
				end(received, response);
			}
		}

		private static void end(org.apache.coyote.Request received, Response response) throws IOException {
			if (response.isCommitted()) {
				received.action(ActionCode.CLOSE_NOW, null);
				return;
			}
			received.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
			response.reset();
			response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
		}

	}

}
