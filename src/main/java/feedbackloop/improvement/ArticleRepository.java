package feedbackloop.improvement;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The articles.
 */
interface ArticleRepository extends JpaRepository<Article, Long> {

}
