package feedbackloop.knowledge;

import java.time.Instant;

import feedbackloop.process.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/**
 * Something learned from a case, which lives longer than the case. What it says stands in
 * its versions. Readers see the version that was published last, also while a newer one
 * is a draft.
 */
@Entity
class Article {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private int version;

	private String feedbackNumber;

	private String improvementNumber;

	private String state;

	private int latest;

	private Integer shown;

	private Instant shownAt;

	private Instant checkedAt;

	private Long successorId;

	protected Article() {
	}

	/**
	 * A draft with a first version.
	 * @param improvementNumber of the cause that it is about, or null
	 */
	Article(String feedbackNumber, String improvementNumber) {
		this.feedbackNumber = feedbackNumber;
		this.improvementNumber = improvementNumber;
		this.latest = 1;
		this.state = ArticleState.DRAFT.key();
	}

	/**
	 * Takes in a further version, which is a draft. A withdrawn article comes back by it.
	 * @param before the version that its writer had read
	 * @throws Refusal if there is a newer one
	 */
	void revise(int before) {
		if (before != this.latest) {
			throw Refusal.tooLate("articleChanged");
		}
		this.latest++;
		this.state = ArticleState.DRAFT.key();
		this.successorId = null;
	}

	/**
	 * Another person has read that version.
	 * @throws Refusal if it is not the latest, or no draft
	 */
	void reviewed(int number, Instant at) {
		must(number, ArticleState.DRAFT);
		this.state = ArticleState.REVIEWED.key();
		this.checkedAt = at;
	}

	/**
	 * Readers see that version from now on.
	 * @throws Refusal if it is not the latest, or nobody else has read it
	 */
	void published(int number, Instant at) {
		must(number, ArticleState.REVIEWED);
		this.state = ArticleState.PUBLISHED.key();
		this.shown = number;
		this.shownAt = at;
	}

	/**
	 * The published version is still right, though its cause came back.
	 * @throws Refusal if it is not the latest, or not published
	 */
	void confirmed(int number, Instant at) {
		must(number, ArticleState.PUBLISHED);
		this.checkedAt = at;
	}

	/**
	 * Nobody reads it any more.
	 * @param successorId the article that its address leads to, or null
	 * @throws Refusal if it is withdrawn already
	 */
	void withdrawn(int number, Long successorId) {
		if (number != this.latest || state() == ArticleState.WITHDRAWN) {
			throw Refusal.tooLate("articleChanged");
		}
		this.state = ArticleState.WITHDRAWN.key();
		this.shown = null;
		this.successorId = successorId;
	}

	private void must(int number, ArticleState state) {
		if (number != this.latest || state() != state) {
			throw Refusal.tooLate("articleChanged");
		}
	}

	Long id() {
		return this.id;
	}

	String feedbackNumber() {
		return this.feedbackNumber;
	}

	ArticleState state() {
		return ArticleState.of(this.state);
	}

	int latest() {
		return this.latest;
	}

	Integer shown() {
		return this.shown;
	}

	Long successorId() {
		return this.successorId;
	}

}
