package feedbackloop.intake;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import feedbackloop.evidence.CheckedFile;
import feedbackloop.process.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How many feedbacks are taken in at once.
 */
class ReceptionTests {

	private final CountDownLatch begun = new CountDownLatch(2);

	private final CountDownLatch goOn = new CountDownLatch(1);

	private final Reception reception = new Reception(new SlowIntake(), null, 2);

	@Test
	void whoFindsNoPlaceIsToldAtOnceAndThePlaceIsFreeAgainAfterwards() throws Exception {
		ExecutorService customers = Executors.newFixedThreadPool(2);
		try {
			List<Future<Receipt>> served = List.of(customers.submit(this::register), customers.submit(this::register));
			assertThat(this.begun.await(10, TimeUnit.SECONDS)).isTrue();

			assertThatExceptionOfType(Refusal.class).isThrownBy(this::register)
				.satisfies((refusal) -> assertThat(refusal.reason().status()).isEqualTo(503));

			this.goOn.countDown();
			for (Future<Receipt> receipt : served) {
				assertThat(receipt.get().number()).isEqualTo("FB-20261122-000001");
			}
			assertThat(register().number()).isEqualTo("FB-20261122-000001");
		}
		finally {
			customers.shutdownNow();
		}
	}

	private Receipt register() {
		return this.reception.register(null, List.of(), null);
	}

	/** Takes its time. */
	private final class SlowIntake extends Intake {

		private SlowIntake() {
			super(null, null, null, null, null, null, null, null, null, null, null, null, null);
		}

		@Override
		Receipt register(FeedbackRequest request, List<CheckedFile> files, Origin origin) {
			ReceptionTests.this.begun.countDown();
			try {
				ReceptionTests.this.goOn.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return Receipt.of("FB-20261122-000001", "secret");
		}

	}

}
