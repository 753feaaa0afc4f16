package feedbackloop.sources;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

import feedbackloop.intake.ImportIntake.Outcome;
import feedbackloop.intake.SourceIntake;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.process.Refusal.Reason;

import org.springframework.stereotype.Service;

/**
 * Takes in what a source sends: all of a payload or nothing of it. So a sender who is
 * refused loses nothing by sending it again.
 */
@Service
class Deliveries {

	private final LiveSources sources;

	private final SourceSecrets secrets;

	private final SourceStates states;

	private final ItemReader items;

	private final SourceIntake intake;

	private final Clock clock;

	Deliveries(LiveSources sources, SourceSecrets secrets, SourceStates states, ItemReader items, SourceIntake intake,
			Clock clock) {
		this.sources = sources;
		this.secrets = secrets;
		this.states = states;
		this.items = items;
		this.intake = intake;
		this.clock = clock;
	}

	/**
	 * Makes cases of what was sent, or finds those that it made before. What is not
	 * signed may be anybody's and is noted nowhere.
	 * @param headers the value of a header by its name, or null
	 * @param body to the byte
	 * @return what became of each feedback in it
	 * @throws Refusal if there is no such source, it is not signed, or a field is wrong
	 */
	List<Outcome> take(String source, UnaryOperator<String> headers, byte[] body) {
		SourceMapping mapping = this.sources.find(source)
			.filter((found) -> found.signature() != null)
			.orElseThrow(() -> Refusal.unknown("noSource"));
		List<String> known = this.secrets.of(source);
		if (known.isEmpty()) {
			throw Refusal.unknown("noSource");
		}
		mapping.signature().check(headers, body, known, this.clock.instant());
		try {
			List<MappedItem> read = this.items.read(mapping, this.items.payload(body), "");
			List<Problem> problems = ItemReader.problems(read);
			if (!problems.isEmpty()) {
				throw new Refusal(Reason.INVALID, problems);
			}
			List<Outcome> taken = this.intake.take(read.stream().map(MappedItem::row).toList(), mapping.source());
			this.states.heard(source, taken);
			return taken;
		}
		catch (Refusal refusal) {
			this.states.refused(source, refusal.problems());
			throw refusal;
		}
	}

}
