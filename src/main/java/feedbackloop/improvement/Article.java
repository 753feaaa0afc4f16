package feedbackloop.improvement;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import feedbackloop.feedback.ProtectedText;

/**
 * What was learned, written down for the next time.
 */
@Entity
class Article {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@ManyToOne(fetch = FetchType.LAZY)
	private Improvement improvement;

	private String kind;

	@Column(name = "title_masked")
	private String title;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "body_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "body_masked"))
	private ProtectedText body;

	private byte[] dataKey;

	private boolean published;

	private String writtenBy;

	private Instant writtenAt;

	protected Article() {
	}

	Article(Improvement improvement, String kind, String title, ProtectedText body, byte[] dataKey, boolean published,
			String writtenBy, Instant writtenAt) {
		this.improvement = improvement;
		this.kind = kind;
		this.title = title;
		this.body = body;
		this.dataKey = dataKey;
		this.published = published;
		this.writtenBy = writtenBy;
		this.writtenAt = writtenAt;
	}

}
