package feedbackloop.person;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.notation.DecisionTable;
import feedbackloop.process.FilePreview;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.TableEngine;
import feedbackloop.words.Words;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.model.xml.ModelException;

import org.springframework.stereotype.Component;

/**
 * Shows what would go by an edited table {@code retention}, before it is put live.
 */
@Component
class RetentionPreview implements FilePreview {

	private final Retention retention;

	private final TableEngine engine;

	private final Words words;

	RetentionPreview(Retention retention, TableEngine engine, Words words) {
		this.retention = retention;
		this.engine = engine;
		this.words = words;
	}

	@Override
	public boolean reads(String name) {
		return name.equals(DecisionTable.file(Decisions.RETENTION));
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		try {
			DmnDecision table = this.engine.parse(Decisions.RETENTION, text);
			if (table == null) {
				return List.of();
			}
			KeepingTimes times = KeepingTimes.of((facts) -> this.engine.evaluate(table, facts));
			return List.of(new PreviewedText(this.words.say("retention.preview"),
					this.retention.ahead(times)
						.stream()
						.map((one) -> this.words.say("retention.line", this.words.of("retention.what", one.what()),
								one.now(), one.soon()))
						.collect(Collectors.joining("\n"))));
		}
		catch (ModelException | DmnEngineException | ClassCastException | NullPointerException ex) {
			return List.of();
		}
	}

}
