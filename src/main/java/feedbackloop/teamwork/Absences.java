package feedbackloop.teamwork;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is absent and who takes their place; days are those of the application's zone.
 */
@Service
public class Absences {

	private static final int PAGE_SIZE = 50;

	private static final int LONGEST_DAYS = 366;

	private final AbsenceRepository absences;

	private final Directory directory;

	private final AsSystem asSystem;

	private final Clock clock;

	Absences(AbsenceRepository absences, Directory directory, AsSystem asSystem, Clock clock) {
		this.absences = absences;
		this.directory = directory;
		this.asSystem = asSystem;
		this.clock = clock;
	}

	/**
	 * Who takes the person's place today, if the person is absent.
	 */
	public Optional<String> substituteOf(String userId) {
		return Optional.ofNullable(substitutes(Set.of(userId)).get(userId));
	}

	/**
	 * Who takes whose place today, of those among the people who are absent.
	 */
	@Transactional(readOnly = true)
	Map<String, String> substitutes(Set<String> userIds) {
		LocalDate today = LocalDate.now(this.clock);
		return this.absences.findOf(userIds, today, today)
			.stream()
			.collect(Collectors.toMap(Absence::userId, Absence::substitute));
	}

	/**
	 * The absences of today and later, the earliest first.
	 * @param page from 0
	 */
	@Transactional(readOnly = true)
	Page<Absence> page(int page) {
		return this.absences.findByEndedAtIsNullAndLastDayGreaterThanEqualOrderByFirstDayAscIdAsc(
				LocalDate.now(this.clock), PageRequest.of(Math.min(page, Integer.MAX_VALUE / PAGE_SIZE), PAGE_SIZE));
	}

	/**
	 * Notes an absence.
	 * @param statedBy the person or a manager
	 * @throws Refusal if somebody else states it, or the days make no sense or are taken.
	 * Another reason is a substitute who is absent then or of no team of the person
	 */
	@Transactional
	void state(String userId, LocalDate first, LocalDate last, String substitute, String statedBy) {
		if (!mayState(userId, statedBy)) {
			throw Refusal.forbidden("absence.notYours");
		}
		if (first == null || last == null || last.isBefore(first) || last.isBefore(LocalDate.now(this.clock))
				|| first.plusDays(LONGEST_DAYS).isBefore(last)) {
			throw Refusal.invalid("lastDay", "absence.days");
		}
		if (substitute == null || substitute.equals(userId)
				|| !this.asSystem.call(() -> this.directory.areInOneTeam(userId, substitute))) {
			throw Refusal.invalid("substitute", "absence.substitute", userId);
		}
		if (!this.absences.findOf(Set.of(userId), first, last).isEmpty()) {
			throw Refusal.invalid("firstDay", "absence.twice", userId);
		}
		if (!this.absences.findOf(Set.of(substitute), first, last).isEmpty()) {
			throw Refusal.invalid("substitute", "absence.both", substitute);
		}
		this.absences.save(new Absence(userId, first, last, substitute, statedBy, this.clock.instant()));
	}

	/**
	 * Ends an absence at once.
	 * @throws Refusal if there is none of that id or somebody else wants to end it
	 */
	@Transactional
	void end(Long id, String endedBy) {
		Absence absence = this.absences.findById(id).orElseThrow(() -> Refusal.unknown("absence.none"));
		if (!mayState(absence.userId(), endedBy)) {
			throw Refusal.forbidden("absence.notYours");
		}
		absence.ended(this.clock.instant());
	}

	/**
	 * Whether one states the absence of the other: one's own, as a manager everybody's.
	 */
	boolean mayState(String userId, String statedBy) {
		return statedBy.equals(userId) || mayStateForAll(statedBy);
	}

	boolean mayStateForAll(String statedBy) {
		return this.directory.may(statedBy, Right.MANAGE);
	}

}
