package feedbackloop.improvement;

import java.util.List;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Shows on the case page what teams contribute to the analysis, with a button for each
 * that may be asked.
 */
@Component
@Order(12)
class ContributionsPart implements CasePart {

	private final TeamsAsked asked;

	ContributionsPart(TeamsAsked asked) {
		this.asked = asked;
	}

	@Override
	public String name() {
		return "contributions";
	}

	@Override
	public Place place(CaseLook look) {
		return look.tasks().stream().anyMatch((task) -> TeamsAsked.ASKING.contains(task.key())) ? Place.NEEDED
				: Place.PEOPLE;
	}

	@Override
	public List<TeamContribution> of(CaseLook look) {
		List<TeamContribution> all = this.asked.of(look.feedback(), look.tasks(), look.reader(), look.groups());
		return all.isEmpty() ? null : all;
	}

}
