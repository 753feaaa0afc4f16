package feedbackloop.screening;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.screening.Suspicions.Suspicion;
import feedbackloop.words.Words;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says on the case page why the case is suspected.
 */
@Component
@Order(5)
class SuspicionPart implements CasePart {

	private final Suspicions suspicions;

	private final Words words;

	SuspicionPart(Suspicions suspicions, Words words) {
		this.suspicions = suspicions;
		this.words = words;
	}

	@Override
	public String name() {
		return "suspicion";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.NEEDED;
	}

	@Override
	public Suspicion of(CaseLook look) {
		return this.suspicions.of(look.number())
			.map((found) -> new Suspicion(this.words.half(found.reason()), found.listed()))
			.orElse(null);
	}

}
