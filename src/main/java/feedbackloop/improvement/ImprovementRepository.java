package feedbackloop.improvement;

import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The improvements.
 */
interface ImprovementRepository extends JpaRepository<Improvement, Long> {

	Optional<Improvement> findByNumber(String number);

	@Query(value = "select nextval('improvement_number')", nativeQuery = true)
	long nextNumber();

}
