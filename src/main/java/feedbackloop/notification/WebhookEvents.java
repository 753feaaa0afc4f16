package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.HumanResponded;
import feedbackloop.feedback.MeasureMoved;
import feedbackloop.feedback.Noted;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.outgoing.Endpoints;
import feedbackloop.process.BusinessKey;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells webhooks what happens, as CloudEvents without personal data, in the transaction
 * in which it happens.
 */
@Component
class WebhookEvents {

	/** What the timeline alone knows, by its kind. */
	private static final Map<String, String> NOTED = Map.of("registered", "case.registered", "escalated",
			"case.escalated");

	private final Endpoints endpoints;

	private final OutboxRepository outbox;

	private final NotificationSettings settings;

	private final ObjectMapper json;

	private final Clock clock;

	WebhookEvents(Endpoints endpoints, OutboxRepository outbox, NotificationSettings settings, ObjectMapper json,
			Clock clock) {
		this.endpoints = endpoints;
		this.outbox = outbox;
		this.settings = settings;
		this.json = json;
		this.clock = clock;
	}

	@EventListener
	void on(Noted noted) {
		if (NOTED.containsKey(noted.kind())) {
			tell(NOTED.get(noted.kind()), noted.number(), noted.arguments());
		}
	}

	/** Whoever counts what was closed and opened again need not know all status. */
	@EventListener
	void on(StatusMoved moved) {
		Feedback feedback = moved.feedback();
		Map<String, String> data = Map.of("from", moved.before().key(), "to", moved.status().key());
		tell("case.moved", feedback.number(), data);
		if (moved.status() == Status.CLOSED) {
			tell("case.closed", feedback.number(), data);
		}
		else if (moved.before() == Status.CLOSED) {
			tell("case.reopened", feedback.number(), data);
		}
	}

	@EventListener
	void on(GradeMoved moved) {
		if (BusinessKey.isCaseNumber(moved.number())) {
			tell("case.graded", moved.number(),
					(moved.from() != null) ? Map.of("from", moved.from(), "to", moved.to()) : Map.of("to", moved.to()));
		}
	}

	@EventListener
	void on(HumanResponded responded) {
		tell("case.answered", responded.feedback().number(), Map.of());
	}

	@EventListener
	void on(MeasureMoved moved) {
		tell("measure." + moved.state(), moved.improvement(), Map.of("measure", String.valueOf(moved.measure())));
	}

	private void tell(String event, String number, Map<String, String> facts) {
		List<String> hearing = this.endpoints.hearing(event);
		if (hearing.isEmpty()) {
			return;
		}
		String id = UUID.randomUUID().toString();
		String body = cloudEvent(id, event, number, facts);
		Instant now = this.clock.instant();
		hearing.forEach(
				(name) -> this.outbox.save(OutboxMessage.toEndpoint(number, event, id, name, event, body, now, now)));
	}

	private String cloudEvent(String id, String event, String number, Map<String, String> facts) {
		Map<String, String> data = new LinkedHashMap<>();
		data.put("number", number);
		data.put("link", this.settings.caseLink(number));
		data.putAll(facts);
		Map<String, Object> cloudEvent = new LinkedHashMap<>();
		cloudEvent.put("specversion", "1.0");
		cloudEvent.put("id", id);
		cloudEvent.put("source", this.settings.baseUrl());
		cloudEvent.put("type", "feedbackloop." + event);
		cloudEvent.put("subject", number);
		cloudEvent.put("time", this.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
		cloudEvent.put("datacontenttype", "application/json");
		cloudEvent.put("data", data);
		try {
			return this.json.writeValueAsString(cloudEvent);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
