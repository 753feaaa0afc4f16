package feedbackloop.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import feedbackloop.feedback.Contact;
import feedbackloop.privacy.ContactIndex;
import feedbackloop.privacy.Masker;
import feedbackloop.privacy.Vault;
import feedbackloop.testing.FeedbackLoopTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nobody's mailbox is filled by what strangers file in their name.
 */
@FeedbackLoopTest
@Import(RecordedCases.class)
class AcknowledgementsTest {

	private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

	@Autowired
	private RecordedCases cases;

	@Autowired
	private Vault vault;

	@Autowired
	private Masker masker;

	@Autowired
	private CustomerMessages messages;

	@Autowired
	private ContactIndex index;

	@Autowired
	private JdbcClient client;

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private PlatformTransactionManager transactions;

	private Acknowledgements acknowledgements;

	@BeforeEach
	void start() {
		this.database.execute(
				"truncate outbox, timeline, form_entry, correspondence, feedback, contact, acknowledgement cascade");
		this.acknowledgements = new Acknowledgements(this.client, this.index, this.vault,
				new NotificationSettings("http://localhost:8080", false, new NotificationSettings.Mail("x@y", 3)));
	}

	@Test
	void threeGoToAnAddressWithinAnHour() {
		for (int i = 0; i < 3; i++) {
			assertThat(mayGoTo("wang@example.org", NOON.plusSeconds(i))).isTrue();
		}
		assertThat(mayGoTo("wang@example.org", NOON.plusSeconds(3599))).isFalse();
		assertThat(mayGoTo("li@example.org", NOON.plusSeconds(3599))).isTrue();
		assertThat(mayGoTo("wang@example.org", NOON.plus(Duration.ofHours(1)))).isTrue();
		assertThat(mayGoTo("wang@example.org", NOON.plus(Duration.ofHours(1)))).as("the second counts still").isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "WANG@example.org", "wang@EXAMPLE.ORG", "wang+1@example.org", "Wang+a+b@example.org" })
	void theSameMailboxIsOneAddressHoweverItIsWritten(String address) {
		for (int i = 0; i < 3; i++) {
			mayGoTo("wang@example.org", NOON);
		}
		assertThat(mayGoTo(address, NOON)).isFalse();
	}

	@Test
	void atOnceTheyAreCountedToo() {
		List<Boolean> sent = IntStream.range(0, 12)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> mayGoTo("wang@example.org", NOON)))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();
		assertThat(sent).filteredOn(Boolean::booleanValue).hasSize(3);
	}

	@Test
	void whatIsOlderThanAnHourIsForgotten() {
		mayGoTo("wang@example.org", NOON);
		mayGoTo("li@example.org", NOON.plus(Duration.ofHours(2)));
		assertThat(this.database.queryForObject("select count(*) from acknowledgement", Integer.class)).isEqualTo(1);
	}

	@Test
	void theNextCaseStandsOnThePageAndIsNotMailed() {
		String number = "FB-20261122-000008";
		this.cases.of(number, "direct", "zh-CN", RecordedCases.ADDRESS);
		this.database.update("""
				insert into acknowledgement (address, at)
				  select ?, now() + interval '1 day' from generate_series(1, 100000)
				""", this.index.ofMail(RecordedCases.ADDRESS));

		this.messages.tell(number, "received", null, "acknowledge");

		assertThat(this.database.queryForObject("select count(*) from outbox", Integer.class)).isZero();
		assertThat(this.database.queryForList("select kind from correspondence", String.class))
			.containsExactly("received");
		assertThat(this.database.queryForList("select kind from timeline order by id", String.class))
			.containsExactly("told.received", "notMailed.received");
	}

	private boolean mayGoTo(String address, Instant at) {
		Contact contact = new Contact(this.vault.newDataKey(), false);
		contact.reachedByMail(this.vault.seal(contact, address, this.masker.email(address)),
				this.index.ofMail(address));
		return new TransactionTemplate(this.transactions)
			.execute((status) -> this.acknowledgements.mayGoTo(contact, at));
	}

}
