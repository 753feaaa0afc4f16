package feedbackloop.sources;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.DatabaseOutage;
import feedbackloop.Shutdown;
import feedbackloop.intake.ImportIntake.Outcome;
import feedbackloop.intake.ImportIntake.State;
import feedbackloop.intake.SourceIntake;
import feedbackloop.outgoing.Fetching;
import feedbackloop.outgoing.Fetching.Fetched;
import feedbackloop.outgoing.Fetching.NotFetched;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;
import feedbackloop.sources.SourceSettings.Access;
import feedbackloop.sources.StoreTokens.NoToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Fetches what stores keep, such as reviews. Each feedback is taken in by itself, so a
 * crash loses nothing and makes nothing twice, whenever it comes.
 */
@Component
class SourcePoller {

	private static final Logger logger = LoggerFactory.getLogger(SourcePoller.class);

	private final LiveSources sources;

	private final SourceSettings settings;

	private final SourceStates states;

	private final StoreTokens tokens;

	private final Fetching fetching;

	private final ItemReader items;

	private final SourceIntake intake;

	private final Clock clock;

	private final Shutdown shutdown;

	private final String node = UUID.randomUUID().toString();

	SourcePoller(LiveSources sources, SourceSettings settings, SourceStates states, StoreTokens tokens,
			Fetching fetching, ItemReader items, SourceIntake intake, Clock clock, Shutdown shutdown) {
		this.sources = sources;
		this.settings = settings;
		this.states = states;
		this.tokens = tokens;
		this.fetching = fetching;
		this.items = items;
		this.intake = intake;
		this.clock = clock;
		this.shutdown = shutdown;
	}

	/**
	 * Looks into all sources that are due and that no other node looks into now.
	 */
	void poll() {
		this.sources.all()
			.values()
			.stream()
			.filter((mapping) -> mapping.poll() != null)
			.forEach((mapping) -> this.settings.of(mapping).ifPresent((access) -> {
				if (!this.shutdown.hasBegun() && this.states.lead(mapping.key(), this.node)) {
					poll(mapping, access);
				}
			}));
	}

	private void poll(SourceMapping mapping, Access access) {
		try {
			read(mapping, access)
				.ifPresent((problems) -> this.states.read(mapping.key(), this.node, mapping.poll().every(), problems));
		}
		catch (HttpStatusException ex) {
			failed(mapping, new Problem(null, ex.isRefusal() ? "fetchedRefused" : "fetchedStatus", List.of(ex.status)),
					ex.wait);
		}
		catch (NoToken ex) {
			failed(mapping, new Problem(null, "fetchedRefused", List.of(0)), Duration.ZERO);
		}
		catch (NotFetched ex) {
			failed(mapping, new Problem(null, ex.code(), List.of()), Duration.ZERO);
		}
		catch (Refusal refusal) {
			failed(mapping, refusal.problems().get(0), Duration.ZERO);
		}
		catch (IOException | RuntimeException ex) {
			if (DatabaseOutage.isCauseOf(ex)) {
				throw (RuntimeException) ex;
			}
			// Whatever is wrong with one source holds up no other.
			logger.error("Source {} could not be read", mapping.key(), ex);
			failed(mapping, new Problem(null, "fetchedUnexpected", List.of()), Duration.ZERO);
		}
	}

	private void failed(SourceMapping mapping, Problem problem, Duration wait) {
		logger.warn("Source {} could not be read: {}, see /sources", mapping.key(), problem.code());
		this.states.failed(mapping.key(), this.node, problem, wait);
	}

	/**
	 * Reads page after page. One that has nothing new is the last, if the look before was
	 * complete.
	 * @return what is wrong with what could not be taken; empty if another node goes on
	 */
	private Optional<List<Problem>> read(SourceMapping mapping, Access access) throws IOException {
		boolean wasWhole = this.states.wasWhole(mapping.key());
		String base = access.base(mapping.poll().kind());
		String token = this.tokens.of(mapping.poll().kind(), access);
		URI page = URI.create(base + path(mapping.poll().path(), access));
		List<Problem> problems = new ArrayList<>();
		for (int i = 0; i < mapping.poll().pages() && page != null; i++) {
			JsonNode answer = fetch(page, token);
			boolean hasNews = false;
			for (MappedItem item : this.items.read(mapping, answer, app(access))) {
				if (this.shutdown.hasBegun() || !this.states.stillLeads(mapping.key(), this.node)) {
					return Optional.empty();
				}
				hasNews |= isYoung(mapping.poll(), item) && take(mapping, item, problems);
			}
			page = (hasNews || !wasWhole) ? next(mapping.poll(), base, page, answer) : null;
		}
		return Optional.of(problems);
	}

	/**
	 * Takes one in. Where it is refused, the others are not held up.
	 * @return whether it was news
	 */
	private boolean take(SourceMapping mapping, MappedItem item, List<Problem> problems) {
		if (!item.problems().isEmpty()) {
			problems.addAll(item.placed(item.problems()));
			return false;
		}
		List<Outcome> taken;
		try {
			taken = this.intake.take(List.of(item.row()), mapping.source());
		}
		catch (Refusal refusal) {
			if (refusal.reason() == Reason.BUSY) {
				throw refusal;
			}
			problems.addAll(item.placed(refusal.problems()));
			return false;
		}
		boolean isNews = taken.get(0).state() != State.KNOWN;
		if (isNews) {
			this.states.heard(mapping.key(), taken);
		}
		return isNews;
	}

	private boolean isYoung(PollPlan plan, MappedItem item) {
		Instant givenAt = (item.look() != null) ? item.look().givenAt() : null;
		return plan.days() == 0 || givenAt == null
				|| givenAt.isAfter(this.clock.instant().minus(Duration.ofDays(plan.days())));
	}

	private JsonNode fetch(URI page, String token) throws IOException {
		Fetched answer = this.fetching.get(page,
				Map.of("Authorization", "Bearer " + token, "Accept", "application/json"));
		if (answer.status() / 100 != 2) {
			throw new HttpStatusException(answer.status(), answer.retryAfter());
		}
		return this.items.payload(answer.body());
	}

	/** Only the same host gets our token. */
	private static URI next(PollPlan plan, String base, URI page, JsonNode answer) {
		String next = (plan.next() != null) ? ItemReader.text(answer, plan.next()) : null;
		if (next == null) {
			return null;
		}
		if (plan.parameter() != null) {
			return URI.create(with(page.toString(), plan.parameter(), encoded(next)));
		}
		return next.startsWith(base + "/") ? URI.create(next) : null;
	}

	/** The address with that value in place of the one that the parameter has in it. */
	private static String with(String address, String parameter, String value) {
		String[] parts = address.split("\\?", 2);
		Stream<String> others = (parts.length > 1) ? Stream.of(parts[1].split("&")) : Stream.empty();
		return Stream
			.concat(others.filter((one) -> !one.isEmpty() && !one.startsWith(parameter + "=")),
					Stream.of(parameter + "=" + value))
			.collect(Collectors.joining("&", parts[0] + "?", ""));
	}

	private static String path(String path, Access access) {
		return path.replace(MappedField.APP, encoded(app(access)));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	private static String app(Access access) {
		return (access.app() != null) ? access.app() : "";
	}

	/**
	 * The source answered, but not with what was asked for.
	 */
	private static final class HttpStatusException extends IOException {

		private final int status;

		private final Duration wait;

		private HttpStatusException(int status, Duration wait) {
			this.status = status;
			this.wait = wait;
		}

		private boolean isRefusal() {
			return this.status == 401 || this.status == 403;
		}

	}

}
