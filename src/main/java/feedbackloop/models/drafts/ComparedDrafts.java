package feedbackloop.models.drafts;

import java.util.Optional;

import feedbackloop.models.compare.DraftTexts;

import org.springframework.stereotype.Component;

/**
 * Lets owners compare what they edit with what is live.
 */
@Component
class ComparedDrafts implements DraftTexts {

	private final Drafts drafts;

	ComparedDrafts(Drafts drafts) {
		this.drafts = drafts;
	}

	@Override
	public Optional<String> textOf(String name) {
		return this.drafts.find(name).filter((draft) -> !draft.isRetirement()).map(Draft::text);
	}

}
