package feedbackloop.feedback;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/**
 * The cases.
 */
public interface FeedbackRepository extends JpaRepository<Feedback, Long>, FeedbackByNumber {

	/**
	 * The case with its contact and its evidence.
	 */
	@EntityGraph(attributePaths = { "contact", "evidence" })
	Optional<Feedback> findWholeByNumber(String number);

	@Query(nativeQuery = true, value = "select number from hidden_from(:userId) order by number")
	List<String> findHiddenFrom(String userId);

	@Query(nativeQuery = true,
			value = "select number from hidden_from(:userId) where closed_at is null order by number")
	List<String> findOpenHiddenFrom(String userId);

	/**
	 * Of an improvement, who may not see the case that it began with.
	 */
	@Query(nativeQuery = true, value = "select who_may_not_see(:number)")
	Optional<String> findWhoMayNotSee(String number);

	List<Feedback> findByImprovementNumberOrderByNumber(String improvementNumber);

	@Query("select f.number from Feedback f where f.continuesNumber = :number order by f.id")
	List<String> findContinuing(String number);

	List<Feedback> findByOriginalNumberAndStatusNotInOrderByNumber(String originalNumber, Collection<Status> statuses);

	/**
	 * Who wrote these cases, all their duplicates and the duplicates of those, in the
	 * order of registration. An array is one parameter, however many they are. Last come
	 * people without a case who have the problem for which one of the cases stands.
	 */
	@Query(nativeQuery = true,
			value = """
					with recursive behind (original, number) as (
					  select number, number from feedback where number = any(:numbers)
					  union
					  select behind.original, duplicate.number
					  from behind join feedback duplicate on duplicate.original_number = behind.number)
					select w.original as "original", w.number as "number", w.status as "status", c.phone_index as "phoneIndex",
					c.email_index as "emailIndex", w.stated as "customersStated"
					from (
					  select behind.original, f.number, f.status, f.contact_id, coalesce(f.customers_stated, 0) as stated, 0 as last, f.id
					  from behind join feedback f on f.number = behind.number
					  union all
					  select i.feedback_number, 'MT-' || m.id, null, m.contact_id, 0, 1, m.id
					  from feedback f join improvement i on i.number = f.improvement_number and i.feedback_number = f.number
					  join me_too m on m.improvement_number = i.number and m.confirmed_at is not null
					  where f.number = any(:numbers)) w
					join contact c on c.id = w.contact_id order by w.last, w.id""")
	List<Writer> findWriters(String[] numbers);

	/**
	 * The number of the case that this one was merged into, or into which that was
	 * merged, and so on: the number given if it was not merged.
	 */
	@Query(nativeQuery = true, value = """
			with recursive lead (number, original_number) as (
			  select number, original_number from feedback where number = :number
			  union
			  select f.number, f.original_number from lead join feedback f on f.number = lead.original_number)
			select number from lead where original_number is null""")
	Optional<String> findLead(String number);

	/**
	 * Locks these cases, always in the same order, until the transaction ends: who counts
	 * what is linked with them comes one after the other. What only refers to them may
	 * still be added.
	 */
	@Query(nativeQuery = true,
			value = "select number from feedback where number in (:numbers) order by number for no key update")
	List<String> lock(Collection<String> numbers);

	@Query(value = "select nextval('feedback_number')", nativeQuery = true)
	long nextNumber();

}
