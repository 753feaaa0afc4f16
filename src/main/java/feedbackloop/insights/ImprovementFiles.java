package feedbackloop.insights;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.feedback.Customers;
import feedbackloop.feedback.FormEntry;
import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.process.AccountNames;
import feedbackloop.process.FieldOrder;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts together all that staff may see of an improvement, whichever table it stands in.
 */
@Service
class ImprovementFiles {

	/** The measures stand in a list of their own. */
	private static final String MEASURES = "measures";

	private static final String WHOLE = """
			select i.*, f.product, coalesce(f.restatement, f.summary_masked, left(f.description_masked, 400)) as problem
			from improvement i left join feedback f on f.number = i.feedback_number where i.number = :number""";

	/**
	 * A plan that is made again reuses numbers, so a measure may have had processes
	 * before.
	 */
	private static final String OF_MEASURES = """
			select m.*, array(
			  select run.start_time_ from act_hi_procinst run where run.business_key_ = :number || '-' || m.number
			  order by run.start_time_) as starts
			from measure m join improvement i on i.id = m.improvement_id where i.number = :number order by m.number""";

	private final JdbcClient database;

	private final FormEntryRepository entries;

	private final Customers customers;

	private final OpenWork work;

	private final AccountNames names;

	private final Words words;

	private final HouseTime time;

	ImprovementFiles(JdbcClient database, FormEntryRepository entries, Customers customers, OpenWork work,
			AccountNames names, Words words, HouseTime time) {
		this.database = database;
		this.entries = entries;
		this.customers = customers;
		this.work = work;
		this.names = names;
		this.words = words;
		this.time = time;
	}

	/**
	 * The improvement with the names of people in that language.
	 * @param reader user id of who looks
	 * @throws Refusal if there is none of that number
	 */
	@Transactional(readOnly = true)
	Named find(String number, String reader, Locale language) {
		Words in = this.words.in(language);
		List<FormEntry> submitted = this.entries.findByBusinessKeyInOrderByAtAscIdAsc(List.of(number));
		List<Instant> plans = submitted.stream()
			.filter((entry) -> entry.entries().get(MEASURES) instanceof Collection<?>)
			.map(FormEntry::at)
			.toList();
		List<ImprovementFile.Measure> measures = this.database.sql(OF_MEASURES)
			.param("number", number)
			.query((row, index) -> measure(row, plans))
			.list();
		List<String> cases = casesOf(number, reader);
		ImprovementFile file = this.database.sql(WHOLE)
			.param("number", number)
			.query((row, index) -> file(row, measures, last(submitted, in), cases))
			.optional()
			.orElseThrow(() -> Refusal.unknown("noCase", number));
		AccountNames.Known names = this.names.in(in).of(file.people().distinct().toList());
		return new Named(file.named(names), names);
	}

	private List<String> casesOf(String number, String reader) {
		return this.database
			.sql("select number from feedback f where improvement_number = :number and may_see(f, :reader)")
			.param("number", number)
			.param("reader", reader)
			.query(String.class)
			.list();
	}

	private ImprovementFile file(ResultSet row, List<ImprovementFile.Measure> measures, List<EntryWords.Form> forms,
			List<String> cases) throws SQLException {
		String number = row.getString("number");
		return new ImprovementFile(number, row.getString("state"), row.getString("grade"),
				row.getString("feedback_type"), row.getString("lead"), row.getString("owner"),
				this.time.at(row, "opened_at"), this.time.at(row, "finished_at"), row.getString("root_cause"),
				row.getString("feedback_number"), row.getString("problem"), row.getString("product"), measures, forms,
				this.work.of(List.of(number)).getOrDefault(number, List.of()), cases.size(),
				cases.isEmpty() ? 0 : this.customers.behind(cases), row.getString("conclusion"),
				row.getObject("watch_until", LocalDate.class));
	}

	private ImprovementFile.Measure measure(ResultSet row, List<Instant> plans) throws SQLException {
		Instant landed = instant(row.getTimestamp("landed_at"));
		Instant planned = plans.stream()
			.filter((plan) -> landed == null || plan.isBefore(landed))
			.reduce((before, after) -> after)
			.orElse(null);
		Instant started = starts(row.getArray("starts")).filter((start) -> planned == null || start.isAfter(planned))
			.findFirst()
			.orElse(null);
		String version = row.getString("fix_version");
		return new ImprovementFile.Measure(row.getInt("number"), row.getString("title"), row.getString("kind"),
				row.getString("department"), row.getString("owner"), day(planned),
				row.getObject("due", LocalDate.class), row.getObject("first_due", LocalDate.class), day(started),
				day(landed), row.getString("state"), row.getString("landing"), row.getString("dependencies"),
				(version != null) ? version : row.getString("target_version"), row.getInt("rollbacks"),
				row.getString("criteria"), row.getString("metric"), row.getString("risk"), row.getString("fix_summary"),
				this.time.at(row, "window_start"), this.time.at(row, "window_end"),
				(row.getString("verdict") == null) ? null : new ImprovementFile.Verdict(
						(row.getTimestamp("superseded_at") == null) ? row.getString("verdict") : "superseded",
						row.getString("verdict_method"), row.getString("measured"), row.getString("verdict_evidence")));
	}

	private static Stream<Instant> starts(Array times) throws SQLException {
		return Stream.of((Timestamp[]) times.getArray()).map(Timestamp::toInstant);
	}

	private static Instant instant(Timestamp time) {
		return (time != null) ? time.toInstant() : null;
	}

	private LocalDate day(Instant time) {
		return (time != null) ? this.time.at(time).toLocalDate() : null;
	}

	/** The last form of each task, in words, without the list of measures. */
	private List<EntryWords.Form> last(List<FormEntry> submitted, Words in) {
		Map<String, FormEntry> last = new LinkedHashMap<>();
		submitted.stream().filter((entry) -> !Tasks.CONTRIBUTE.equals(entry.taskKey())).forEach((entry) -> {
			last.remove(entry.taskKey());
			last.put(entry.taskKey(), entry);
		});
		return last.values().stream().map((entry) -> form(entry, in)).toList();
	}

	private EntryWords.Form form(FormEntry entry, Words in) {
		Map<String, Object> values = new LinkedHashMap<>(FieldOrder.sorted(entry.taskKey(), entry.entries()));
		values.remove(MEASURES);
		return EntryWords.of(new Trail.Entry(this.time.at(entry.at()), entry.businessKey(), entry.taskKey(),
				entry.userId(), values, entry.overrideReason()), in);
	}

	/**
	 * An improvement with the names of all whom it names.
	 */
	record Named(ImprovementFile file, AccountNames.Known names) {

	}

}
