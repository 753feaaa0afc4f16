package feedbackloop.notification;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * How many messages wait, and how many need a person.
 */
@Component
class OutboxMetrics implements MeterBinder {

	private static final List<OutboxState> SHOWN = List.of(OutboxState.PENDING, OutboxState.DRAFT, OutboxState.FAILED,
			OutboxState.UNCERTAIN);

	private final OutboxRepository outbox;

	OutboxMetrics(OutboxRepository outbox) {
		this.outbox = outbox;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		SHOWN.forEach((state) -> Gauge.builder("feedback.loop.outbox", this.outbox, (rows) -> rows.countByState(state))
			.tag("state", state.key())
			.description("Messages in the outbox by state")
			.register(registry));
	}

}
