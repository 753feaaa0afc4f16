package feedbackloop.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.MasksChanged;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes articles and takes them from draft to readers: what one person wrote, another
 * reads before anybody publishes it. An article from a case does not exist for whom the
 * case does not.
 */
@Component
class Articles {

	private final ArticleRepository articles;

	private final ArticleVersionRepository versions;

	private final Cases cases;

	private final NamedCases named;

	private final Catalogue catalogue;

	private final Vault vault;

	private final JdbcClient database;

	private final Clock clock;

	Articles(ArticleRepository articles, ArticleVersionRepository versions, Cases cases, NamedCases named,
			Catalogue catalogue, Vault vault, JdbcClient database, Clock clock) {
		this.articles = articles;
		this.versions = versions;
		this.cases = cases;
		this.named = named;
		this.catalogue = catalogue;
		this.vault = vault;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * The article of that number.
	 * @throws Refusal if there is none, or its case is hidden from that person
	 */
	@Transactional(readOnly = true)
	public Article get(long id, String reader) {
		return this.articles.findById(id)
			.filter((article) -> !this.cases.isHiddenFrom(reader, article.feedbackNumber()))
			.orElseThrow(() -> Refusal.unknown("noArticle", String.valueOf(id)));
	}

	/**
	 * All versions of it, the latest first.
	 */
	@Transactional(readOnly = true)
	public List<ArticleVersion> versions(Article article) {
		return this.versions.findByArticleIdOrderByNumberDesc(article.id());
	}

	/**
	 * A new draft from what a case taught.
	 * @return its number
	 * @throws Refusal if there is no such case
	 */
	@Transactional
	public long write(String number, ArticleDraft draft, String userId) {
		Feedback feedback = this.named.get(number);
		Article article = this.articles.save(new Article(feedback.number(), feedback.improvementNumber()));
		keep(article, feedback.contact(), draft, userId);
		return article.id();
	}

	/**
	 * A further version, which is a draft again. Until it is published, readers see the
	 * one before.
	 * @param before the version that its writer had read
	 * @throws Refusal if there is a newer one
	 */
	@Transactional
	public void revise(long id, int before, ArticleDraft draft, String userId) {
		Article article = get(id, userId);
		article.revise(before);
		keep(article, this.cases.get(article.feedbackNumber()).contact(), draft, userId);
	}

	private void keep(Article article, Contact customer, ArticleDraft draft, String userId) {
		ArticleDraft masked = draft.with((text) -> this.vault.mask(customer, text))
			.at(key(Part.PRODUCT, draft.product()), module(draft));
		this.versions.save(new ArticleVersion(article, masked, sealed(customer, draft.chinese(), masked.chinese()),
				sealed(customer, draft.english(), masked.english()), userId, this.clock.instant()));
	}

	private ProtectedText sealed(Contact customer, ArticleDraft.Text written, ArticleDraft.Text masked) {
		return this.vault.seal(customer, written.body(), masked.body());
	}

	/** Categories that the catalogue has are kept by its keys, others as they are. */
	private String key(Part part, String value) {
		return (value != null) ? this.catalogue.keyOf(part, value).orElse(value) : null;
	}

	private String module(ArticleDraft draft) {
		return (draft.module() != null)
				? this.catalogue.keyOfModule(draft.product(), draft.module()).orElse(draft.module()) : null;
	}

	/**
	 * Another person has read that version and found it right.
	 * @throws Refusal if it is not the latest draft, or that person wrote in it
	 */
	@Transactional
	public void review(long id, int number, String userId) {
		Article article = get(id, userId);
		if (isWriter(id, userId)) {
			throw Refusal.forbidden("articleOwn");
		}
		article.reviewed(number, now());
		note(id, number, "reviewed", userId);
	}

	/**
	 * Whether that person wrote some of what has not been published yet.
	 */
	boolean isWriter(long id, String userId) {
		return this.database.sql("""
				select exists (select from article_version
				  where article_id = :id and written_by = :user and number >
				  (select coalesce(max(number), 0) from article_step where article_id = :id and step = 'published'))""")
			.param("id", id)
			.param("user", userId)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Readers see that version from now on.
	 * @throws Refusal if it is not the latest, or nobody else has read it
	 */
	@Transactional
	public void publish(long id, int number, String userId) {
		get(id, userId).published(number, now());
		note(id, number, "published", userId);
	}

	/**
	 * What is published is still right, though its cause came back.
	 * @throws Refusal if it is not published
	 */
	@Transactional
	public void confirm(long id, int number, String userId) {
		get(id, userId).confirmed(number, now());
		note(id, number, "confirmed", userId);
	}

	/**
	 * Takes it away from readers. Its address leads to the successor, if there is one.
	 * @param successor number of a published article, or null
	 * @throws Refusal if the successor may not be read by whoever reads this one
	 */
	@Transactional
	public void withdraw(long id, int number, Long successor, String userId) {
		Article article = get(id, userId);
		if (successor != null) {
			boolean fits = successor != id && this.articles.findById(successor)
				.filter((other) -> takesOver(other, article, userId))
				.isPresent();
			if (!fits) {
				throw Refusal.invalid("successor", "noSuccessor", String.valueOf(successor));
			}
		}
		article.withdrawn(number, successor);
		note(id, number, "withdrawn", userId);
	}

	/**
	 * What readers see of it, if they see it at all.
	 */
	Optional<ArticleVersion> shown(Article article) {
		return (article.shown() != null) ? this.versions.findByArticleIdAndNumber(article.id(), article.shown())
				: Optional.empty();
	}

	/** What is for staff only takes over nothing that customers read. */
	private boolean takesOver(Article other, Article article, String userId) {
		return isOpen(other) || other.shown() != null && !isOpen(article)
				&& !this.cases.isHiddenFrom(userId, other.feedbackNumber());
	}

	private boolean isOpen(Article article) {
		return shown(article).filter(ArticleVersion::isOpen).isPresent();
	}

	@EventListener
	void masksChanged(MasksChanged change) {
		Contact customer = change.feedback().contact();
		List<Article> concerned = this.articles.findByFeedbackNumber(change.feedback().number());
		this.versions.findByArticleIdIn(concerned.stream().map(Article::id).toList())
			.forEach((version) -> version.remask((title) -> (title != null) ? this.vault.mask(customer, title) : null,
					(body) -> this.vault.remasked(customer, body)));
		this.database.sql("update article set version = version + 1 where feedback_number = :number")
			.param("number", change.feedback().number())
			.update();
	}

	private void note(long id, int number, String step, String userId) {
		this.database.sql(
				"insert into article_step (article_id, number, step, user_id, at) values (:id, :number, :step, :user, :at)")
			.param("id", id)
			.param("number", number)
			.param("step", step)
			.param("user", userId)
			.param("at", now().atOffset(ZoneOffset.UTC))
			.update();
	}

	private Instant now() {
		return this.clock.instant();
	}

}
