package feedbackloop.knowledge;

import java.time.Instant;
import java.util.function.UnaryOperator;

import feedbackloop.feedback.ProtectedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/**
 * What an article says, in Chinese, English or both. It is never changed, but for what is
 * hidden in it.
 */
@Entity
class ArticleVersion {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	private Long articleId;

	private int number;

	private String kind;

	private String product;

	private String module;

	private boolean open;

	@Column(name = "title_zh_masked")
	private String titleInChinese;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "body_zh_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "body_zh_masked"))
	private ProtectedText bodyInChinese;

	@Column(name = "title_en_masked")
	private String titleInEnglish;

	@Embedded
	@AttributeOverride(name = "sealed", column = @Column(name = "body_en_sealed"))
	@AttributeOverride(name = "masked", column = @Column(name = "body_en_masked"))
	private ProtectedText bodyInEnglish;

	private String writtenBy;

	private Instant writtenAt;

	protected ArticleVersion() {
	}

	/**
	 * A version, whose titles are masked already.
	 */
	ArticleVersion(Article article, ArticleDraft draft, ProtectedText bodyInChinese, ProtectedText bodyInEnglish,
			String writtenBy, Instant writtenAt) {
		this.articleId = article.id();
		this.number = article.latest();
		this.kind = draft.kind();
		this.product = draft.product();
		this.module = draft.module();
		this.open = draft.open();
		this.titleInChinese = draft.chinese().title();
		this.bodyInChinese = bodyInChinese;
		this.titleInEnglish = draft.english().title();
		this.bodyInEnglish = bodyInEnglish;
		this.writtenBy = writtenBy;
		this.writtenAt = writtenAt;
	}

	void remask(UnaryOperator<String> title, UnaryOperator<ProtectedText> body) {
		this.titleInChinese = title.apply(this.titleInChinese);
		this.bodyInChinese = body.apply(this.bodyInChinese);
		this.titleInEnglish = title.apply(this.titleInEnglish);
		this.bodyInEnglish = body.apply(this.bodyInEnglish);
	}

	/**
	 * As it stands, masked, to be written anew or shown.
	 */
	ArticleDraft draft() {
		return new ArticleDraft(this.kind, this.product, this.module, this.open,
				new ArticleDraft.Text(this.titleInChinese, ProtectedText.maskedOrNull(this.bodyInChinese)),
				new ArticleDraft.Text(this.titleInEnglish, ProtectedText.maskedOrNull(this.bodyInEnglish)));
	}

	int number() {
		return this.number;
	}

	boolean isOpen() {
		return this.open;
	}

	String writtenBy() {
		return this.writtenBy;
	}

	Instant writtenAt() {
		return this.writtenAt;
	}

}
