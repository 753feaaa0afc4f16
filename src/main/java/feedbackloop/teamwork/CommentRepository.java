package feedbackloop.teamwork;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The comments.
 */
interface CommentRepository extends JpaRepository<Comment, Long> {

	Page<Comment> findByNumberOrderByIdDesc(String number, Pageable page);

}
