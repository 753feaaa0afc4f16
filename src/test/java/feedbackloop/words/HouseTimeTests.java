package feedbackloop.words;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a time is kept, people read it in the zone of the house.
 */
class HouseTimeTests {

	private static final Instant MIDNIGHT = Instant.parse("2026-11-22T16:00:05Z");

	private final HouseTime time = new HouseTime(Clock.fixed(MIDNIGHT, ZoneId.of("Asia/Shanghai")));

	@Test
	void everyTimeHasTheOffsetOfTheHouse() {
		OffsetDateTime read = OffsetDateTime.parse("2026-11-23T00:00:05+08:00");
		assertThat(this.time.at(MIDNIGHT)).isEqualTo(read).hasToString(read.toString());
		assertThat(this.time.at(Date.from(MIDNIGHT))).hasToString(read.toString());
		assertThat(this.time.now()).hasToString(read.toString());
		assertThat(this.time.today()).isEqualTo(LocalDate.of(2026, 11, 23));
		assertThat(this.time.at((Instant) null)).isNull();
		assertThat(this.time.at((Date) null)).isNull();
	}

	@Test
	void inFiguresItIsTheSameInEveryLanguage() {
		OffsetDateTime at = this.time.now();
		assertThat(HouseTime.day(at)).isEqualTo("2026-11-23");
		assertThat(HouseTime.hour(at)).isEqualTo("00:00");
		assertThat(HouseTime.offset(at)).isEqualTo("UTC+08:00");
		assertThat(HouseTime.minute(at)).isEqualTo("2026-11-23 00:00");
		assertThat(HouseTime.moment(at)).isEqualTo("2026-11-23 00:00 UTC+08:00");
		assertThat(HouseTime.second(at)).isEqualTo("2026-11-23 00:00:05 UTC+08:00");
		assertThat(HouseTime.moment(null)).isNull();
	}

	@Test
	void aTimeOfAnotherZoneStaysInIts() {
		assertThat(HouseTime.moment(OffsetDateTime.parse("2026-11-22T18:30:00+02:00")))
			.isEqualTo("2026-11-22 18:30 UTC+02:00");
	}

}
