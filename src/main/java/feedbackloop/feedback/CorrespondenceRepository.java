package feedbackloop.feedback;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The messages between customers and us.
 */
public interface CorrespondenceRepository extends JpaRepository<Correspondence, Long> {

	List<Correspondence> findByFeedbackOrderByAtAscIdAsc(Feedback feedback);

	/**
	 * The last that was written in that direction.
	 */
	Optional<Correspondence> findFirstByFeedbackAndDirectionOrderByIdDesc(Feedback feedback, String direction);

	/**
	 * What people wrote, the latest first; the letters that hold it are left out.
	 */
	List<Correspondence> findByFeedbackAndVisibleToCustomerFalseOrderByIdDesc(Feedback feedback);

}
