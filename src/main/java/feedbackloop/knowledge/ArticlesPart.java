package feedbackloop.knowledge;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Leads from the case page to the articles of the case, and to a new one.
 */
@Component
@Order(60)
class ArticlesPart implements CasePart {

	@Override
	public String name() {
		return "articles";
	}

	@Override
	public Place place(CaseLook look) {
		return Place.RELATED;
	}

	@Override
	public Boolean of(CaseLook look) {
		return true;
	}

}
