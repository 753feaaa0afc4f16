package feedbackloop.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Evidence;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.privacy.DetailBook;
import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * What of a case only the privacy team reads yet, masked as others would read it: the
 * words, links, what else was asked, and the letters that people wrote.
 */
@Component
class WithheldWords {

	private final CorrespondenceRepository letters;

	private final DetailBook details;

	private final Vault vault;

	WithheldWords(CorrespondenceRepository letters, DetailBook details, Vault vault) {
		this.letters = letters;
		this.details = details;
		this.vault = vault;
	}

	/**
	 * Empty if everybody reads them.
	 */
	List<String> of(Feedback feedback) {
		if (!feedback.contact().areWordsWithheld()) {
			return List.of();
		}
		List<String> words = new ArrayList<>(Stream
			.of(feedback.words().texts(), feedback.evidence().stream().map(Evidence::link),
					this.letters.findByFeedbackOrderByAtAscIdAsc(feedback)
						.stream()
						.filter((letter) -> !letter.author().equals(Timeline.SYSTEM))
						.map(Correspondence::text))
			.flatMap((texts) -> texts.map((text) -> this.vault.maskedAnyway(feedback.contact(), text)))
			.toList());
		words.addAll(this.details.maskedAnyway(feedback).values());
		return words;
	}

}
