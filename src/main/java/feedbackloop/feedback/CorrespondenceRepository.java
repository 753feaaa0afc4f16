package feedbackloop.feedback;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The messages between customers and us.
 */
public interface CorrespondenceRepository extends JpaRepository<Correspondence, Long> {

	List<Correspondence> findByFeedbackOrderByAtAscIdAsc(Feedback feedback);

	/**
	 * What people wrote, the latest first; the letters that hold it are left out.
	 */
	List<Correspondence> findByFeedbackAndVisibleToCustomerFalseOrderByIdDesc(Feedback feedback);

}
