package feedbackloop.keys;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.sql.DataSource;

import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.privacy.KeyedNode;
import feedbackloop.privacy.Keyring;
import feedbackloop.privacy.MasterKeyMissing;
import feedbackloop.privacy.WrappedKeys;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/**
 * Another master key takes the place of the one in use while cases come in, are read and
 * written to. Whatever stops it on its way, it comes to its end, and only then a start
 * without the old key is let through.
 */
@CaseTest
@ExtendWith(OutputCaptureExtension.class)
class RotationTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private Rotations rotations;

	@Autowired
	private LongWorks works;

	@Autowired
	private WrappedKeys wrapped;

	@Autowired
	private Keyring keyring;

	@Autowired
	private Clock clock;

	@Autowired
	private DataSource source;

	@Autowired
	private JdbcClient database;

	private String before;

	private String after;

	private long lastNote;

	@BeforeEach
	void whichKeys() {
		this.lastNote = this.database.sql("select coalesce(max(id), 0) from access_log").query(Long.class).single();
		this.before = this.keyring.ids().get(0);
		this.after = this.keyring.ids().get(1);
	}

	/** All other tests go on with the key that they began with. */
	@AfterEach
	void back() {
		this.database.sql("delete from source_secret where source = 'damaged'").update();
		this.rotations.latest(10)
			.stream()
			.filter((one) -> one.finishedAt() == null)
			.forEach((one) -> this.works.cancel(one.id()));
		this.rotations.begin(this.before, "back", "admin");
		this.works.work(job());
		assertThat(left(this.after)).isZero();
	}

	@Test
	void casesAreReadAndWrittenWhileAllDataKeysAreWrappedAnew() {
		String old = this.work.submit(Map.of("description", "轮换之前来的话"));
		this.work.submit();
		begin();
		assertThatExceptionOfType(Killed.class).isThrownBy(() -> this.works.work(new KilledAfter(2)));
		assertThat(open().done()).as("what was done before the node was killed").isEqualTo(3);
		assertThat(left(this.before)).isPositive();

		String during = this.work.submit(Map.of("description", "轮换期间来的话"));
		this.work.writes(old, "期间补充的话");
		assertThat(said(old)).contains("轮换之前来的话", "期间补充的话");
		assertThat(masterKeyOf(during)).isEqualTo(this.after);
		assertRefused(node(KeyedNode.SECOND), this.before);
		assertRefused(node(KeyedNode.FIRST), this.after);
		node(KeyedNode.FIRST, KeyedNode.SECOND).start();

		this.works.work(job());
		assertThat(this.rotations.latest(1).get(0).state()).isEqualTo(LongWork.State.FINISHED);
		assertThat(left(this.before)).isZero();
		assertThat(said(old)).contains("轮换之前来的话", "期间补充的话");
		assertThat(said(during)).contains("轮换期间来的话");
		KeyedNode without = node(KeyedNode.SECOND);
		without.start();
		assertThat(without.vault().open(dataKeyOf(old), descriptionOf(old))).isEqualTo("轮换之前来的话");
		assertThat(without.vault().index("a@b.example")).isEqualTo(node(KeyedNode.SECOND).vault().index("a@b.example"));
		assertRefused(node(KeyedNode.FIRST), this.after);
		assertThat(noted()).contains("begin " + this.after, "end " + this.after + " · 0");
	}

	@Test
	void oneThatCannotBeOpenedKeepsNoOtherBackAndIsCounted(CapturedOutput log) {
		byte[] damaged = new byte[64];
		System.arraycopy(HexFormat.of().parseHex(this.before), 0, damaged, 0, 4);
		this.database.sql(
				"insert into source_secret (source, data_key, sealed, made_by, made_at) values ('damaged', ?, '', 'admin', now())")
			.param(damaged)
			.update();
		this.work.submit();
		int others = left(this.before) - 1;
		begin();
		Clock earlier = Clock.offset(this.clock, Duration.ofMinutes(-1));
		RotationJob unsettled = new RotationJob(this.rotations, this.wrapped, this.keyring, earlier);
		this.works.work(unsettled);
		this.works.work(unsettled);
		assertThat(log.getAll().split("cannot be wrapped anew")).as("tried once, not at each look").hasSize(2);
		this.works.work(job());
		LongWork over = this.rotations.latest(1).get(0);
		assertThat(over.state()).isEqualTo(LongWork.State.FINISHED);
		assertThat(over.done()).as("but the one that is left").isEqualTo(others);
		assertThat(left(this.before)).isOne();
		assertRefused(node(KeyedNode.SECOND), this.before);
		assertThat(page().select("[data-key=" + this.before + "]").text()).contains("still needed");
		assertThat(noted()).contains("end " + this.after + " · 1");
	}

	@Test
	void whatSomebodyIsAtIsTakenLater() throws Exception {
		String number = this.work.submit();
		begin();
		try (Connection other = this.source.getConnection()) {
			other.setAutoCommit(false);
			other.createStatement()
				.execute("select from contact c join feedback f on f.contact_id = c.id where f.number = '" + number
						+ "' for update of c");
			this.works.work(job());
			assertThat(open().state()).isEqualTo(LongWork.State.RUNNING);
			assertThat(left(this.before)).isOne();
			other.rollback();
		}
		this.works.work(job());
		assertThat(left(this.before)).isZero();
	}

	@Test
	void itEndsNoSoonerThanAllNodesKnow() {
		this.work.submit();
		begin();
		this.works.work(new RotationJob(this.rotations, this.wrapped, this.keyring, this.clock));
		assertThat(left(this.before)).isZero();
		assertThat(open().state()).isEqualTo(LongWork.State.RUNNING);
		assertThat(page().select("[data-key=" + this.before + "]").text()).as("somebody may wrap with it yet")
			.contains("still needed");
		this.works.work(job());
		assertThat(this.rotations.latest(1).get(0).state()).isEqualTo(LongWork.State.FINISHED);
	}

	@Test
	void itIsStoppedGoesOnAndIsBegunOnce() throws Exception {
		this.work.submit();
		assertThat(refused(this.after, " ")).contains("Please fill in");
		assertThat(refused("00000000", "x")).contains("was not given that master key");
		assertThat(refused(this.before, "x")).contains("wraps all data keys already");
		begin();
		assertThat(refused(this.after, "x")).contains("goes on already");
		post("pause");
		this.works.work(job());
		assertThat(open().done()).isZero();
		assertThat(page().select("#rotation strong").text()).isEqualTo("Paused");
		post("resume");
		this.works.work(job());
		assertThat(page().select("#past li").first().text()).contains("Done").contains("the yearly one");
		assertThat(page().select("[data-key=" + this.before + "]").text()).contains("may be taken away");
		assertThat(noted()).contains("pause " + this.after, "resume " + this.after);
		assertThat(this.work.page("auditor", "/audit/access?kind=masterKey&lang=en")).contains("Rotation begun, to");
	}

	@Test
	void aNodeThatLacksTheNewKeyIsNotReadyUntilNothingNeedsIt(CapturedOutput log) {
		this.work.submit();
		KeyedNode node = node(KeyedNode.FIRST);
		node.start();
		MasterKeyWatch watch = new MasterKeyWatch(node.check());
		watch.look();
		assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
		begin();
		this.works.work(job());
		watch.look();
		assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(log).contains("This node is not ready: it lacks the master key " + this.after);
		this.rotations.begin(this.before, "back", "admin");
		watch.look();
		assertThat(watch.health().getStatus()).as("rows need it still").isEqualTo(Status.DOWN);
		this.works.work(job());
		watch.look();
		assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
		begin();
	}

	@Test
	void theLastOneBegunWrapsAlthoughTheClockWasPutBack() {
		this.work.submit();
		this.database.sql("update master_key set in_use_at = in_use_at + interval '1 hour'").update();
		try {
			begin();
			assertThat(this.rotations.target()).contains(this.after);
		}
		finally {
			this.database.sql("update master_key set in_use_at = in_use_at - interval '1 hour'").update();
		}
	}

	@Test
	void otherLongWorkIsNoneOfItsBusiness() throws Exception {
		begin();
		long other = this.works.begin("other", null, "admin", null, 1).orElseThrow();
		try {
			for (String act : List.of("pause", "resume", "end")) {
				assertThat(answer("/keys/rotation/" + other + "/" + act).getStatus()).isEqualTo(404);
			}
			assertThat(this.works.pause(other)).as("it goes on").isTrue();
			assertThat(noted()).containsExactly("begin " + this.after);
		}
		finally {
			this.works.cancel(other);
		}
	}

	@Test
	void whatCannotBeWrittenDownIsNotDoneButWhatIsDoneIsOver() throws Exception {
		this.work.submit();
		begin();
		this.database.sql("alter table access_log add constraint shut check (kind <> 'masterKey') not valid").update();
		try {
			MockHttpServletResponse answer = answer("/keys/rotation/" + open().id() + "/pause");
			assertThat(answer.getStatus()).isEqualTo(503);
			assertThat(Jsoup.parse(answer.getContentAsString()).select("#problems").text())
				.contains("could not be written down");
			assertThat(open().state()).isEqualTo(LongWork.State.WAITING);
			this.works.work(job());
			assertThat(left(this.before)).isZero();
			assertThat(this.rotations.latest(1).get(0).state()).isEqualTo(LongWork.State.FINISHED);
		}
		finally {
			this.database.sql("alter table access_log drop constraint shut").update();
		}
	}

	@Test
	void aNodeThatLacksTheNewKeyLeavesItToOthers() {
		this.work.submit();
		begin();
		this.database.sql("update master_key set in_use_at = now() + interval '1 hour', id = 'ffffffff' where id = ?")
			.param(this.after)
			.update();
		try {
			this.works.work(job());
			assertThat(open().done()).isZero();
		}
		finally {
			this.database.sql("update master_key set in_use_at = now(), id = ? where id = 'ffffffff'")
				.param(this.after)
				.update();
		}
	}

	private void begin() {
		this.work.fillsIn("admin", "/keys/rotation", Map.of("masterKey", this.after, "reason", "the yearly one"));
	}

	private RotationJob job() {
		return new RotationJob(this.rotations, this.wrapped, this.keyring,
				Clock.offset(this.clock, Duration.ofMinutes(1)));
	}

	private String refused(String masterKey, String reason) throws Exception {
		MockHttpServletResponse answer = answer("/keys/rotation", "masterKey", masterKey, "reason", reason);
		assertThat(answer.getStatus()).isIn(400, 409);
		return Jsoup.parse(answer.getContentAsString()).text();
	}

	private MockHttpServletResponse answer(String path, String... fields) throws Exception {
		MockHttpServletRequestBuilder form = MockMvcRequestBuilders.post(path)
			.locale(Locale.ENGLISH)
			.with(csrf())
			.with(member("admin"));
		for (int i = 0; i < fields.length; i += 2) {
			form.param(fields[i], fields[i + 1]);
		}
		return this.http.perform(form).andReturn().getResponse();
	}

	private void post(String act) {
		this.work.fillsIn("admin", "/keys/rotation/" + open().id() + "/" + act, Map.of());
	}

	private Document page() {
		return Jsoup.parse(this.work.page("admin", "/keys?lang=en"));
	}

	private LongWork open() {
		LongWork latest = this.rotations.latest(1).get(0);
		assertThat(latest.finishedAt()).isNull();
		return latest;
	}

	private int left(String key) {
		return this.wrapped.byMasterKey().getOrDefault(key, 0);
	}

	private String said(String number) {
		return this.work.asCustomer(number).toString();
	}

	private List<String> noted() {
		return this.database.sql("select detail from access_log where kind = 'masterKey' and id > ?")
			.param(this.lastNote)
			.query(String.class)
			.list();
	}

	private String masterKeyOf(String number) {
		return HexFormat.of().formatHex(dataKeyOf(number), 0, 4);
	}

	private byte[] dataKeyOf(String number) {
		return this.database
			.sql("select c.data_key as value from contact c join feedback f on f.contact_id = c.id where f.number = ?")
			.param(number)
			.query((row, index) -> row.getBytes("value"))
			.single();
	}

	private byte[] descriptionOf(String number) {
		return this.database.sql("select description_sealed as value from feedback where number = ?")
			.param(number)
			.query((row, index) -> row.getBytes("value"))
			.single();
	}

	private KeyedNode node(String key, String... others) {
		return new KeyedNode(this.source, key, others);
	}

	private static void assertRefused(KeyedNode node, String id) {
		assertThatExceptionOfType(MasterKeyMissing.class).isThrownBy(node::start)
			.withMessageContaining("The master key " + id + " is missing");
	}

	/** A machine that stops in the middle of a step. */
	private static final class Killed extends Error {

	}

	/** Takes two at a time, and is killed in the step after so many. */
	private final class KilledAfter implements LongJob {

		private int steps;

		KilledAfter(int steps) {
			this.steps = steps;
		}

		@Override
		public String kind() {
			return Rotations.KIND;
		}

		@Override
		public int together() {
			return 2;
		}

		@Override
		public Run run(LongWork work) {
			Run real = job().run(work);
			return (one, most) -> {
				Chunk chunk = real.next(one, most);
				if (this.steps-- == 0) {
					throw new Killed();
				}
				return chunk;
			};
		}

	}

}
