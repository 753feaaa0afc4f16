package feedbackloop.knowledge;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The articles.
 */
interface ArticleRepository extends JpaRepository<Article, Long> {

	List<Article> findByFeedbackNumber(String feedbackNumber);

}
