package feedbackloop.feedback;

import java.util.Collection;
import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * What happened to cases and improvements.
 */
public interface TimelineRepository extends JpaRepository<TimelineEntry, Long> {

	List<TimelineEntry> findByNumberInOrderByAtAscIdAsc(Collection<String> numbers);

}
