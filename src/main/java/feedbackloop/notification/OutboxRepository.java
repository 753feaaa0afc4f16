package feedbackloop.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The messages that leave the system.
 */
interface OutboxRepository extends JpaRepository<OutboxMessage, Long> {

	boolean existsByNumberAndEventAndRecipientAndOccasion(String number, String event, String recipient,
			String occasion);

	boolean existsByNumberAndEventAndOccasion(String number, String event, String occasion);

	boolean existsByNumberAndEventAndState(String number, String event, OutboxState state);

	List<OutboxMessage> findByNumberAndStateOrderById(String number, OutboxState state);

	/**
	 * Whether a relay may have something to do in a lane, without a lock.
	 * @param before when a message was claimed of which a report is overdue
	 */
	@Query(nativeQuery = true, value = """
			select exists (select from outbox where lane = :lane and state = 'pending'
			  and (next_attempt_at <= :now or next_attempt_at <= created_at))
			or exists (select from outbox where lane = :lane and state = 'sending' and claimed_at <= :before)""")
	boolean hasWork(String lane, Instant now, Instant before);

	/**
	 * Locks the next message of a lane that is due, past those that another relay holds.
	 * A message waits until the earlier ones of its case to the same recipient are
	 * through. It does not wait for one that is kept until the working day begins. What
	 * need not wait is due by whatever clock wrote it.
	 */
	@Query(nativeQuery = true,
			value = """
					select * from outbox o
					where o.lane = :lane and o.state = 'pending' and (o.next_attempt_at <= :now or o.next_attempt_at <= o.created_at) and not exists (
					  select 1 from outbox earlier
					  where earlier.number = o.number and earlier.recipient = o.recipient and earlier.id < o.id
					    and earlier.state in ('pending', 'sending')
					    and (earlier.attempts > 0 or earlier.next_attempt_at <= :now or earlier.next_attempt_at <= earlier.created_at))
					order by o.id limit 1
					for update skip locked""")
	Optional<OutboxMessage> lockNextDue(String lane, Instant now);

	/**
	 * Locks messages of a lane that a relay took and never reported on.
	 */
	@Query(nativeQuery = true, value = """
			select * from outbox where lane = :lane and state = 'sending' and claimed_at <= :before
			order by id limit 100
			for update skip locked""")
	List<OutboxMessage> lockAbandoned(String lane, Instant before);

	/**
	 * Waits for whoever holds the message, and locks it.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select m from OutboxMessage m where m.id = :id")
	Optional<OutboxMessage> lock(Long id);

	Optional<OutboxMessage> findFirstByNumberAndRecipientAndStateOrderById(String number, String recipient,
			OutboxState state);

	@Query("select m from OutboxMessage m where m.number = :number and m.recipient in ('customer', 'public')")
	List<OutboxMessage> findToCustomer(String number);

	/**
	 * Changes the masked copy alone, so that whoever is sending the message goes on.
	 */
	@Modifying
	@Query("update OutboxMessage m set m.body.masked = :masked where m.id = :id")
	void remask(Long id, String masked);

	long countByState(OutboxState state);

	/**
	 * What waits to be posted by a person, but for those of these cases.
	 */
	@Query("select m from OutboxMessage m where m.recipient = 'public' and m.state = :draft "
			+ "and not array_contains(:hidden, m.number) order by m.id")
	Slice<OutboxMessage> findToBePosted(OutboxState draft, String[] hidden, Pageable page);

	/**
	 * The messages, but for those of these cases.
	 */
	@EntityGraph(attributePaths = "contact")
	@Query("select m from OutboxMessage m where not array_contains(:hidden, m.number)")
	Slice<OutboxMessage> findOfOthers(String[] hidden, Pageable page);

	@EntityGraph(attributePaths = "contact")
	Optional<OutboxMessage> findWithContactById(Long id);

}
