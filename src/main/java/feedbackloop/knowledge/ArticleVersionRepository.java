package feedbackloop.knowledge;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * What articles say and said.
 */
interface ArticleVersionRepository extends JpaRepository<ArticleVersion, Long> {

	Optional<ArticleVersion> findByArticleIdAndNumber(long articleId, int number);

	List<ArticleVersion> findByArticleIdOrderByNumberDesc(long articleId);

	List<ArticleVersion> findByArticleIdIn(List<Long> articleIds);

}
