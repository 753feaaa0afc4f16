package feedbackloop.deadlines;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.process.ModelFiles;
import org.camunda.bpm.engine.RepositoryService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Which rules deadlines are computed by: the calendar, which team goes by which, and the
 * version of the table {@code timeLimits} that are live.
 */
@Component
class Rules {

	private static final int SHORT = 12;

	private final Supplier<String> calendar;

	private final RepositoryService repository;

	private final AsSystem asSystem;

	Rules(ModelFiles files, LiveCatalogue catalogue, @Lazy RepositoryService repository, AsSystem asSystem) {
		this.calendar = files.kept(() -> hash(files.read(CalendarFile.NAME) + ofTeams(catalogue.get())));
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * The same text as long as the rules are the same.
	 */
	String current() {
		int version = this.asSystem.call(() -> this.repository.createDecisionDefinitionQuery()
			.decisionDefinitionKey(Decisions.TIME_LIMITS)
			.latestVersion()
			.singleResult()
			.getVersion());
		return "calendar %s, timeLimits %d".formatted(this.calendar.get(), version);
	}

	/** Empty where the catalogue leaves it to the calendar. */
	private static String ofTeams(CatalogueFile catalogue) {
		return catalogue.all(Part.TEAM)
			.stream()
			.filter((team) -> team.calendar() != null)
			.map((team) -> "%n%s: %s".formatted(team.key(), team.calendar()))
			.collect(Collectors.joining());
	}

	private static String hash(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash).substring(0, SHORT);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
