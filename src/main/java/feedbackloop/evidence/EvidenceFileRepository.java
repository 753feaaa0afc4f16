package feedbackloop.evidence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import feedbackloop.feedback.Feedback;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The files of cases. What lists show is read without the contents, which are large.
 */
interface EvidenceFileRepository extends JpaRepository<EvidenceFile, UUID> {

	@Query("""
			select new feedbackloop.evidence.StoredFile(f.id, f.name, f.type, f.size, f.addedAt, f.addedBy, f.scan)
			from EvidenceFile f where f.feedback = :feedback order by f.addedAt, f.id""")
	List<StoredFile> list(Feedback feedback);

	@Query("""
			select new feedbackloop.evidence.StoredFile(f.id, f.name, f.type, f.size, f.addedAt, f.addedBy, f.scan)
			from EvidenceFile f where f.feedback = :feedback and f.sha256 = :sha256""")
	Optional<StoredFile> find(Feedback feedback, byte[] sha256);

	@Query("""
			select new feedbackloop.evidence.StoredFile(f.id, f.name, f.type, f.size, f.addedAt, f.addedBy, f.scan)
			from EvidenceFile f where f.feedback = :feedback and f.id = :id""")
	Optional<StoredFile> find(Feedback feedback, UUID id);

	@Modifying
	@Query("update EvidenceFile f set f.name.masked = :masked where f.id = :id")
	void remask(UUID id, String masked);

	@Query("select f.id from EvidenceFile f where f.scan = :scan order by f.addedAt")
	List<UUID> findIds(FileScan scan, Limit most);

	@Query("select f.thumbnailSealed from EvidenceFile f where f.feedback = :feedback and f.id = :id")
	Optional<byte[]> thumbnail(Feedback feedback, UUID id);

	Optional<EvidenceFile> findByFeedbackAndId(Feedback feedback, UUID id);

	long countByFeedback(Feedback feedback);

	long countByScan(FileScan scan);

}
