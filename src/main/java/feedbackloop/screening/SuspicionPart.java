package feedbackloop.screening;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;
import feedbackloop.process.Bilingual;
import feedbackloop.screening.Suspicions.Suspicion;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says on the case page why the case is suspected.
 */
@Component
@Order(5)
class SuspicionPart implements CasePart {

	private final Suspicions suspicions;

	SuspicionPart(Suspicions suspicions) {
		this.suspicions = suspicions;
	}

	@Override
	public String name() {
		return "suspicion";
	}

	@Override
	public Suspicion of(CaseLook look) {
		return this.suspicions.of(look.number())
			.map((found) -> new Suspicion(Bilingual.in(LocaleContextHolder.getLocale(), found.reason()),
					found.listed()))
			.orElse(null);
	}

}
