package feedbackloop.improvement;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.MeasureLanding;
import feedbackloop.process.NamedColleagues;
import feedbackloop.process.Refusal;
import feedbackloop.process.Right;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has to read the document or procedure that a measure brought, or to attend its
 * training. Each person says alone that it is done.
 */
@Service
class MeasureReaders {

	private final ImprovementRepository repository;

	private final Cases cases;

	private final Directory directory;

	private final AsSystem asSystem;

	private final Timeline timeline;

	private final JdbcClient database;

	private final Clock clock;

	MeasureReaders(ImprovementRepository repository, Cases cases, Directory directory, AsSystem asSystem,
			Timeline timeline, JdbcClient database, Clock clock) {
		this.repository = repository;
		this.cases = cases;
		this.directory = directory;
		this.asSystem = asSystem;
		this.timeline = timeline;
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Names who has to read or attend; who is named already stays so.
	 * @param who a team, of which all members are meant, or one person
	 * @throws Refusal if the person may not, there is nothing to read, or nobody is meant
	 */
	@Transactional
	void name(String number, int measure, String who, String userId) {
		Improvement improvement = seen(number, userId);
		Measure read = toRead(improvement, measure);
		List<String> groups = groups(userId);
		if (!groups.contains(improvement.lead()) && !groups.contains(read.department())
				&& !Right.NAME_OWNER.isOf(groups)) {
			throw Refusal.forbidden("notYoursToNameReaders");
		}
		if (Blank.is(who)) {
			throw Refusal.invalid("who", "required");
		}
		String about = this.cases.whoMayNotSee(number).orElse(null);
		List<String> people = people(who.strip()).stream()
			.filter((person) -> NamedColleagues.mayBeNamed(person, groups(person), about))
			.toList();
		if (people.isEmpty()) {
			throw Refusal.invalid("who", "colleague", who.strip());
		}
		people.forEach((person) -> keep(number, measure, person, userId));
		this.timeline.note(number, userId, "readersNamed", Map.of("measure", String.valueOf(measure)));
	}

	/**
	 * Notes that the person has read or attended it.
	 * @throws Refusal if the person does not have to, or has already
	 */
	@Transactional
	void acknowledge(String number, int measure, String userId) {
		toRead(seen(number, userId), measure);
		int noted = this.database
			.sql("""
					update measure_reader r set acknowledged_at = :now from measure m join improvement i on i.id = m.improvement_id
					where m.id = r.measure_id and i.number = :number and m.number = :measure and r.user_id = :user
					and (r.acknowledged_at is null or r.acknowledged_at < m.landed_at)""")
			.param("now", now())
			.param("number", number)
			.param("measure", measure)
			.param("user", userId)
			.update();
		if (noted == 0) {
			throw Refusal.tooLate("nothingToRead");
		}
		this.timeline.note(number, userId, "measureRead", Map.of("measure", String.valueOf(measure)));
	}

	private Improvement seen(String number, String userId) {
		return this.repository.findByNumber(number)
			.filter((found) -> !this.cases.isHiddenFrom(userId, number))
			.orElseThrow(() -> Refusal.unknown("noCase", number));
	}

	/** What changes a system is tested and released instead. */
	private static Measure toRead(Improvement improvement, int measure) {
		return improvement.measures()
			.stream()
			.filter((one) -> one.number() == measure && one.isLanded())
			.filter((one) -> !MeasureLanding.SYSTEM.equals(one.landsIn(MeasureLanding.of(one.kind()))))
			.findFirst()
			.orElseThrow(() -> Refusal.tooLate("nothingToRead"));
	}

	private List<String> people(String who) {
		List<String> members = this.asSystem.call(() -> this.directory.members(who));
		return !members.isEmpty() || !this.directory.isUser(who) ? members : List.of(who);
	}

	private void keep(String number, int measure, String person, String userId) {
		this.database.sql("""
				insert into measure_reader (measure_id, user_id, named_by, named_at)
				select m.id, :person, :by, :now from measure m join improvement i on i.id = m.improvement_id
				where i.number = :number and m.number = :measure on conflict do nothing""")
			.param("person", person)
			.param("by", userId)
			.param("now", now())
			.param("number", number)
			.param("measure", measure)
			.update();
	}

	private List<String> groups(String userId) {
		return this.asSystem.call(() -> this.directory.teamsOf(userId));
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
