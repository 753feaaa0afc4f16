package feedbackloop;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves on for a moment when the application is told to stop. So a proxy that asks for
 * readiness sends no more requests. Each answer then asks its client to come back on
 * another connection. Only afterwards the port closes.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LastRequests extends OncePerRequestFilter implements SmartLifecycle {

	private final ApplicationContext application;

	private final Duration moment;

	private volatile boolean stopping;

	private volatile boolean running;

	LastRequests(ApplicationContext application, @Value("${feedback-loop.serve-on-at-stop}") Duration moment) {
		this.application = application;
		this.moment = moment;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.stopping) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		chain.doFilter(request, response);
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		AvailabilityChangeEvent.publish(this.application, ReadinessState.REFUSING_TRAFFIC);
		this.stopping = true;
		try {
			TimeUnit.MILLISECONDS.sleep(this.moment.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops before the web server and the management port do. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

}
