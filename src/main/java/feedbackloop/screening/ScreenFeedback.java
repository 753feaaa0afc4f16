package feedbackloop.screening;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.Vault;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Flags a new case that looks like spam, by the table {@code screening}. It goes its way
 * all the same: a person decides. Reads masked texts only.
 */
@ModelBean
@Component
class ScreenFeedback implements JavaDelegate {

	/** More than that makes no difference to the table. */
	private static final int MOST_COUNTED = 100;

	private final Cases cases;

	private final AllowBlockList list;

	private final Suspicions suspicions;

	private final Vault vault;

	private final DecisionTables tables;

	private final Timeline timeline;

	private final JdbcClient database;

	private final Clock clock;

	ScreenFeedback(Cases cases, AllowBlockList list, Suspicions suspicions, Vault vault, DecisionTables tables,
			Timeline timeline, JdbcClient database, Clock clock) {
		this.cases = cases;
		this.list = list;
		this.suspicions = suspicions;
		this.vault = vault;
		this.tables = tables;
		this.timeline = timeline;
		this.database = database;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		String text = masked(feedback);
		Optional<ListEntry> entry = this.list.match(feedback.contact(), text);
		Map<String, Object> row = this.tables.evaluate(Decisions.SCREENING,
				Map.of("listed", entry.map(ListEntry::effect).orElse("none"), "sameTextIn24h", sameText(feedback),
						"onlyLinks", TextSigns.hasOnlyLinks(text)));
		if (Boolean.TRUE.equals(row.get("suspected"))) {
			this.suspicions.note(feedback.number(), row.get("reason").toString(),
					entry.filter((listed) -> ListEntry.BLOCK.equals(listed.effect())).map(ListEntry::id).orElse(null));
			this.timeline.note(feedback.number(), Timeline.SYSTEM, "suspected", Map.of());
		}
	}

	/** Also of words that nobody may read yet. */
	private String masked(Feedback feedback) {
		return feedback.words()
			.texts()
			.map((text) -> this.vault.maskedAnyway(feedback.contact(), text))
			.collect(Collectors.joining("\n"));
	}

	/** How many other cases of the last 24 hours say exactly the same. */
	private int sameText(Feedback feedback) {
		if (feedback.contact().areWordsWithheld()) {
			return 0;
		}
		return this.database.sql("""
				select count(*) from (
				  select 1 from feedback
				  where md5(description_masked) = md5(:text) and recorded_at >= :since and number <> :number
				  limit :most) same""")
			.param("text", feedback.words().description().masked())
			.param("since", this.clock.instant().minus(Duration.ofHours(24)).atOffset(ZoneOffset.UTC))
			.param("number", feedback.number())
			.param("most", MOST_COUNTED)
			.query(Integer.class)
			.single();
	}

}
