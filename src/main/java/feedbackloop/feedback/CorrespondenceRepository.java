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
	 * What a person wrote last under that name; the letters that hold it are left out.
	 */
	Optional<Correspondence> findFirstByFeedbackAndKindAndVisibleToCustomerFalseOrderByIdDesc(Feedback feedback,
			String kind);

}
