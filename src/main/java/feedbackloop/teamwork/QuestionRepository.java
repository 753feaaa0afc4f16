package feedbackloop.teamwork;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The questions to customers.
 */
interface QuestionRepository extends JpaRepository<Question, Long> {

	List<Question> findByNumberOrderById(String number);

	List<Question> findByNumberAndWaitEndedAtIsNull(String number);

	Optional<Question> findFirstByNumberOrderByIdDesc(String number);

}
