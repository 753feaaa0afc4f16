package feedbackloop.feedback;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The cases.
 */
public interface FeedbackRepository extends JpaRepository<Feedback, Long> {

	Optional<Feedback> findByNumber(String number);

	boolean existsByNumberAndAboutUser(String number, String aboutUser);

	List<Feedback> findByImprovementNumberOrderByNumber(String improvementNumber);

	List<Feedback> findByOriginalNumberAndStatusNotInOrderByNumber(String originalNumber, Collection<Status> statuses);

	@Query(value = "select nextval('feedback_number')", nativeQuery = true)
	long nextNumber();

}
