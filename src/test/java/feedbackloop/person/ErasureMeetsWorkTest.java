package feedbackloop.person;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import feedbackloop.process.NamedCases;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An erasure waits for whoever is at work on the case, and neither stops the other.
 */
@CaseTest
class ErasureMeetsWorkTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private NamedCases cases;

	@Autowired
	private Erasures erasures;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient database;

	@Test
	void whoHasTheCaseLockedStillWritesToTheContact() throws Exception {
		String number = submit("meets@canary.example");
		CompletableFuture<Erasures.Receipt> erased = this.transaction.execute((status) -> {
			this.cases.locked(number);
			CompletableFuture<Erasures.Receipt> erasure = CompletableFuture
				.supplyAsync(() -> this.erasures.erase(number, "客户要求", "privacy"));
			Awaitility.await().pollInSameThread().atMost(20, TimeUnit.SECONDS).until(this::somebodyWaitsForThis);
			this.database.sql("set local lock_timeout = '300ms'").update();
			this.database.sql("""
					update contact set masked_by_hand = true
					where id = (select contact_id from feedback where number = ?)""").param(number).update();
			return erasure;
		});
		assertThat(erased.get(20, TimeUnit.SECONDS).cases()).containsExactly(number);
	}

	@Test
	void whatIsErasedAtTheSameTimeIsToldToNodesInOrder() throws Exception {
		String first = submit("first@canary.example");
		String second = submit("second@canary.example");
		CompletableFuture<Erasures.Receipt> erased = this.transaction.execute((status) -> {
			this.erasures.erase(first, "客户要求", "privacy");
			CompletableFuture<Erasures.Receipt> erasure = CompletableFuture
				.supplyAsync(() -> this.erasures.erase(second, "客户要求", "privacy"));
			Awaitility.await()
				.pollInSameThread()
				.atMost(20, TimeUnit.SECONDS)
				.until(() -> erasure.isDone() || somebodyWaitsForThis());
			assertThat(erasure).as("it has the later number, and would commit first").isNotDone();
			return erasure;
		});
		assertThat(erased.get(20, TimeUnit.SECONDS).cases()).containsExactly(second);
	}

	private String submit(String address) throws Exception {
		return this.work.submit(Answers.of("customer", Answers.of("name", "章莪", "email", address)));
	}

	private boolean somebodyWaitsForThis() {
		return this.database.sql(
				"select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))")
			.query(Boolean.class)
			.single();
	}

}
