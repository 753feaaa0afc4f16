package feedbackloop.teamwork;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The absences.
 */
interface AbsenceRepository extends JpaRepository<Absence, Long> {

	@Query("""
			select a from Absence a
			where a.userId in :userIds and a.endedAt is null and a.firstDay <= :last and a.lastDay >= :first
			order by a.firstDay""")
	List<Absence> findOf(Collection<String> userIds, LocalDate first, LocalDate last);

	Page<Absence> findByEndedAtIsNullAndLastDayGreaterThanEqualOrderByFirstDayAscIdAsc(LocalDate day, Pageable page);

}
