package feedbackloop.feedback;

import java.util.Collection;
import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The forms that people submitted.
 */
public interface FormEntryRepository extends JpaRepository<FormEntry, Long> {

	List<FormEntry> findByFeedbackNumberAndTaskKeyIn(String feedbackNumber, Collection<String> taskKeys);

	List<FormEntry> findByImprovementNumberAndTaskKeyIn(String improvementNumber, Collection<String> taskKeys);

	List<FormEntry> findByBusinessKeyAndTaskKeyIn(String businessKey, Collection<String> taskKeys);

	boolean existsByTaskIdAndUserId(String taskId, String userId);

	List<FormEntry> findByBusinessKeyInOrderByAtAscIdAsc(Collection<String> businessKeys);

}
