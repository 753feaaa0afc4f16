package feedbackloop.audit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;

import org.springframework.stereotype.Component;

/**
 * Gives times the offset of the application's zone, whether they come from the engine,
 * which keeps none, or from the record. Null stays null.
 */
@Component
class HistoryTime {

	private final Clock clock;

	HistoryTime(Clock clock) {
		this.clock = clock;
	}

	OffsetDateTime of(Date time) {
		return (time != null) ? of(time.toInstant()) : null;
	}

	OffsetDateTime of(Instant time) {
		return time.atZone(this.clock.getZone()).toOffsetDateTime();
	}

	/** Of a column of the record. */
	OffsetDateTime of(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.atZoneSameInstant(this.clock.getZone()).toOffsetDateTime() : null;
	}

	OffsetDateTime now() {
		return of(this.clock.instant());
	}

}
