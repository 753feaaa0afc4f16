package feedbackloop.duplicates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import feedbackloop.Shutdown;
import feedbackloop.words.StandIn;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Keeps the index of this node level with the cases in the database, whichever node
 * registered them. The database alone is durable: after a start the index is read anew,
 * beside the work. Only masked texts are read.
 */
@Component
class SearchableCases {

	private static final Logger log = LoggerFactory.getLogger(SearchableCases.class);

	private static final int PAGE = 2000;

	/** How long a search waits for others who take in cases; then it makes do. */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	/**
	 * A case may be committed after one with a higher id. The gaps it leaves are looked
	 * at again for longer than any transaction lasts. Only those among so many of the
	 * newest ids count.
	 */
	private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

	private static final long NEWEST = 10_000;

	private final TextIndex index = new TextIndex();

	private final ReentrantLock turn = new ReentrantLock();

	private final TreeMap<Long, Instant> gaps = new TreeMap<>();

	private final JdbcClient database;

	private final Clock clock;

	private final ThreadPoolTaskScheduler background;

	private final Shutdown shutdown;

	private long last;

	private long lastErased;

	/** Cases whose masked texts changed of late, and when, in microseconds. */
	private final Map<Long, Long> remasked = new HashMap<>();

	private Instant readAt;

	SearchableCases(JdbcClient database, Clock clock, ThreadPoolTaskScheduler background, Shutdown shutdown) {
		this.database = database;
		this.clock = clock;
		this.background = background;
		this.shutdown = shutdown;
		this.readAt = clock.instant();
	}

	@EventListener(ApplicationReadyEvent.class)
	void readBesideTheWork() {
		this.background.execute(this::read);
	}

	private void read() {
		try {
			catchUp();
			log.info("Read {} cases for finding similar ones", this.index.size());
		}
		catch (RuntimeException ex) {
			log.error("The cases could not be read for finding similar ones; the next search tries again", ex);
		}
	}

	/**
	 * The cases whose texts are most like this one's, among all that are committed. While
	 * the node is still reading them after its start, among those it has read.
	 */
	List<TextIndex.Match> like(String number, String text, int count) {
		catchUp();
		return this.index.like(number, read(text), count);
	}

	/**
	 * The newest cases whose texts hold all of these words, among all that are committed.
	 */
	List<String> containing(String words, int count) {
		catchUp();
		return this.index.containing(words, count);
	}

	private void catchUp() {
		if (!isOurTurn()) {
			return;
		}
		try {
			int taken;
			do {
				taken = readOn();
			}
			while (taken == PAGE && !this.shutdown.hasBegun());
		}
		finally {
			this.turn.unlock();
		}
	}

	private boolean isOurTurn() {
		try {
			return this.turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * What is new, what fills gaps, and what was erased, in one statement: every look at
	 * a case asks for it.
	 */
	private int readOn() {
		forgetGaps();
		Instant now = this.clock.instant();
		List<IndexedCase> read = this.database
			.sql("""
					(select id, number, concat_ws(E'\\n', summary_masked, description_masked) as text, null::bigint as remasked
					from feedback f where id = any(:gaps) and not exists (select from erased_case e where e.number = f.number))
					union all
					(select id, number, concat_ws(E'\\n', summary_masked, description_masked), null
					from feedback where id > :last order by id limit :page)
					union all
					(select id, number, concat_ws(E'\\n', summary_masked, description_masked),
					  (extract(epoch from remasked_at) * 1000000)::bigint
					from feedback f where remasked_at > :since and id <= :last
					  and not exists (select from erased_case e where e.number = f.number))
					union all
					(select id, number, null, null from erased_case where id > :lastErased order by id limit :page)""")
			.param("gaps", this.gaps.keySet().toArray(Long[]::new))
			.param("lastErased", this.lastErased)
			.param("last", this.last)
			.param("page", PAGE)
			.param("since", this.readAt.minus(LONGEST_TRANSACTION).atOffset(ZoneOffset.UTC))
			.query(IndexedCase.class)
			.list();
		this.readAt = now;
		List<IndexedCase> erased = read.stream().filter(IndexedCase::isErased).toList();
		List<IndexedCase> written = read.stream()
			.filter((row) -> !row.isErased() && !row.isAgain(this.remasked.get(row.id())))
			.toList();
		take(written);
		forget(erased);
		this.remasked.clear();
		read.stream()
			.filter((row) -> row.remasked() != null)
			.forEach((row) -> this.remasked.put(row.id(), row.remasked()));
		written.forEach((row) -> this.gaps.remove(row.id()));
		List<IndexedCase> added = written.stream()
			.filter((row) -> row.id() > this.last)
			.sorted(Comparator.comparingLong(IndexedCase::id))
			.toList();
		for (IndexedCase row : added) {
			for (long gap = Math.max(this.last + 1, row.id() - NEWEST); gap < row.id(); gap++) {
				this.gaps.put(gap, this.clock.instant());
			}
			this.last = row.id();
		}
		return added.size();
	}

	private void forgetGaps() {
		this.gaps.headMap(this.last - NEWEST).clear();
		Instant over = this.clock.instant().minus(LONGEST_TRANSACTION);
		this.gaps.values().removeIf((noticed) -> noticed.isBefore(over));
	}

	private void take(List<IndexedCase> rows) {
		if (rows.isEmpty()) {
			return;
		}
		Map<String, String> texts = new LinkedHashMap<>();
		rows.forEach((row) -> texts.put(row.number(), read(row.text())));
		this.index.put(texts);
	}

	/** What is withheld is like nothing. */
	private static String read(String text) {
		return text.replace(StandIn.WITHHELD.mark(), "");
	}

	/** An erased case that comes later, as from a backup, is there without its words. */
	private void forget(List<IndexedCase> rows) {
		if (!rows.isEmpty()) {
			this.index.remove(rows.stream().map(IndexedCase::number).toList());
			this.lastErased = rows.stream().mapToLong(IndexedCase::id).max().orElseThrow();
		}
	}

	@PreDestroy
	void close() {
		this.turn.lock();
		try {
			this.index.close();
		}
		finally {
			this.turn.unlock();
		}
	}

	/**
	 * A case with its masked text, or one that was erased.
	 *
	 * @param id of the case, or of its erasure
	 * @param text null once it is erased
	 * @param remasked when its masked copies changed, where that is why it is read
	 */
	private record IndexedCase(long id, String number, String text, Long remasked) {

		boolean isAgain(Long before) {
			return this.remasked != null && this.remasked.equals(before);
		}

		boolean isErased() {
			return this.text == null;
		}

	}

}
