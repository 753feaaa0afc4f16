package feedbackloop.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A right password is known for ten minutes, and only as long as the account stores it.
 */
class RightPasswordsTest {

	private Instant now = Instant.parse("2026-11-22T02:30:00Z");

	private final RightPasswords right = new RightPasswords(new Clock() {

		@Override
		public Instant instant() {
			return RightPasswordsTest.this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	});

	@Test
	void itIsKnownForTenMinutes() {
		this.right.remember("{PBKDF2}a", "mauve teapot");
		later(Duration.ofMinutes(10).minusMillis(1));
		assertThat(this.right.isKnown("{PBKDF2}a", "mauve teapot")).isTrue();
		later(Duration.ofMillis(1));
		assertThat(this.right.isKnown("{PBKDF2}a", "mauve teapot")).isFalse();
	}

	@Test
	void noOtherPasswordIsKnown() {
		this.right.remember("{PBKDF2}a", "mauve teapot");
		assertThat(this.right.isKnown("{PBKDF2}a", "mauve teapots")).isFalse();
		assertThat(this.right.isKnown("{PBKDF2}a", "")).isFalse();
	}

	@Test
	void anAccountThatStoresAnotherIsNotKnown() {
		this.right.remember("{PBKDF2}a", "mauve teapot");
		assertThat(this.right.isKnown("{PBKDF2}b", "mauve teapot")).isFalse();
	}

	private void later(Duration time) {
		this.now = this.now.plus(time);
	}

}
