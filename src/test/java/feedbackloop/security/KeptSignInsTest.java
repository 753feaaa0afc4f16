package feedbackloop.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A sign-in over HTTP Basic is checked again after ten seconds at the latest.
 */
class KeptSignInsTest {

	private final AtomicInteger checked = new AtomicInteger();

	private Instant now = Instant.parse("2026-11-22T02:30:00Z");

	private final KeptSignIns kept = new KeptSignIns(new Clock() {

		@Override
		public Instant instant() {
			return KeptSignInsTest.this.now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

	});

	@Test
	void itIsKeptForTenSecondsFromItsBegin() {
		signIn("203.0.113.1", "support", "right");
		later(Duration.ofMillis(9_999));
		signIn("203.0.113.1", "support", "right");
		assertThat(this.checked).hasValue(1);
		later(Duration.ofMillis(1));
		signIn("203.0.113.1", "support", "right");
		assertThat(this.checked).hasValue(2);
	}

	@Test
	void itIsKeptForThatAddressNameAndPasswordOnly() {
		signIn("203.0.113.1", "support", "right");
		signIn("203.0.113.2", "support", "right");
		signIn("203.0.113.1", "lead", "right");
		assertThat(this.checked).hasValue(3);
		signIn("203.0.113.1", "support", "another");
		assertThat(this.checked).hasValue(4);
	}

	@Test
	void aWrongPasswordEndsIt() {
		signIn("203.0.113.1", "support", "right");
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> signIn("203.0.113.1", "support", "wrong"));
		signIn("203.0.113.1", "support", "right");
		assertThat(this.checked).hasValue(3);
	}

	private Authentication signIn(String remote, String userId, String password) {
		return this.kept.of(remote, userId, password, () -> {
			this.checked.incrementAndGet();
			if ("wrong".equals(password)) {
				throw new BadCredentialsException("wrong");
			}
			return new TestingAuthenticationToken(userId, null);
		});
	}

	private void later(Duration time) {
		this.now = this.now.plus(time);
	}

}
