package feedbackloop.feedback;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * The customers behind cases: distinct people, of which one may have written more than
 * once.
 */
@Component
public class Customers {

	private final FeedbackRepository repository;

	Customers(FeedbackRepository repository) {
		this.repository = repository;
	}

	/**
	 * How many customers stand behind these cases and all their duplicates. Who shares a
	 * phone number or a mail address is one customer; who gave neither counts as one. The
	 * largest number that staff stated is added. Who has the problem for which a case
	 * stands, too, and confirmed it, counts without a case.
	 */
	public int behind(Collection<String> numbers) {
		return count(affected(numbers));
	}

	/**
	 * The same for each of these cases alone, in one statement.
	 */
	public Map<String, Integer> behindEach(Collection<String> numbers) {
		return behindGroups(
				numbers.stream().collect(Collectors.toMap((number) -> number, (number) -> number, (one, same) -> one)));
	}

	/**
	 * The same for several groups of cases, in one statement.
	 * @param groups by the numbers of the cases, what they are counted under
	 */
	public Map<String, Integer> behindGroups(Map<String, String> groups) {
		return groups.isEmpty() ? Map.of()
				: affected(groups.keySet()).stream()
					.collect(Collectors.groupingBy((writer) -> groups.get(writer.getOriginal()),
							Collectors.collectingAndThen(Collectors.toList(), Customers::count)));
	}

	private static int count(List<Writer> writers) {
		People people = new People(writers);
		int stated = writers.stream().mapToInt(Writer::getCustomersStated).max().orElse(0);
		return (int) writers.stream().map(people::who).distinct().count() + stated;
	}

	/**
	 * Whether the customer of a case wrote one of these other cases or of their
	 * duplicates.
	 */
	public boolean isAmong(String number, Collection<String> others) {
		return isAmong(writer(number, writers(List.of(number))), writers(others));
	}

	/**
	 * Those of these other cases that the customer of a case wrote, or wrote a duplicate
	 * of.
	 */
	public Set<String> ofSameCustomer(String number, Collection<String> others) {
		Set<String> numbers = new HashSet<>(others);
		numbers.add(number);
		List<Writer> writers = writers(numbers);
		Writer writer = writer(number, writers);
		Map<String, List<Writer>> behind = writers.stream().collect(Collectors.groupingBy(Writer::getOriginal));
		return others.stream().filter((other) -> isAmong(writer, behind.get(other))).collect(Collectors.toSet());
	}

	private List<Writer> affected(Collection<String> numbers) {
		return this.repository.findWriters(numbers.toArray(String[]::new));
	}

	/** Without those who have the problem, too, and wrote no case. */
	private List<Writer> writers(Collection<String> numbers) {
		return affected(numbers).stream().filter((writer) -> writer.getStatus() != null).toList();
	}

	private static Writer writer(String number, List<Writer> writers) {
		return writers.stream().filter((one) -> one.getNumber().equals(number)).findFirst().orElseThrow();
	}

	private static boolean isAmong(Writer writer, List<Writer> others) {
		List<Writer> before = others.stream().filter((other) -> !other.getNumber().equals(writer.getNumber())).toList();
		People people = new People(Stream.concat(Stream.of(writer), before.stream()).toList());
		return before.stream().map(people::who).anyMatch(people.who(writer)::equals);
	}

	/**
	 * The duplicates of a case whose customers still wait to hear what comes of it, one
	 * of each customer; the customer of the case itself is left out.
	 */
	public List<String> waitingWith(String number) {
		List<Writer> writers = writers(List.of(number));
		People people = new People(writers);
		Map<String, String> caseOf = new LinkedHashMap<>();
		writers.stream()
			.filter((writer) -> !Status.of(writer.getStatus()).isOutcomeTold())
			.forEach((writer) -> caseOf.putIfAbsent(people.who(writer), writer.getNumber()));
		writers.stream()
			.filter((writer) -> writer.getNumber().equals(number))
			.forEach((writer) -> caseOf.remove(people.who(writer)));
		return List.copyOf(caseOf.values());
	}

}
