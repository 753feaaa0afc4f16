package feedbackloop.improvement;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The improvements.
 */
interface ImprovementRepository extends JpaRepository<Improvement, Long>, ImprovementByNumber {

	@Query(value = "select nextval('improvement_number')", nativeQuery = true)
	long nextNumber();

}
