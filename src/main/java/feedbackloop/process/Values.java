package feedbackloop.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one submitted form or of one row of a list, checked and converted: text
 * as {@link String}, scores as {@link Integer}, numbers as {@link BigDecimal}, dates as
 * {@link LocalDate}, lists as lists of rows. Times are {@link OffsetDateTime} in the zone
 * of the house. What was not submitted is absent.
 */
public final class Values {

	private final Map<String, Object> values;

	public Values(Map<String, Object> values) {
		this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	public boolean has(String name) {
		return this.values.containsKey(name);
	}

	/**
	 * Whether the value is exactly this.
	 */
	public boolean is(String name, Object value) {
		return value.equals(this.values.get(name));
	}

	/**
	 * Whether the value is a submitted true.
	 */
	public boolean flag(String name) {
		return is(name, true);
	}

	public Boolean booleanOrNull(String name) {
		return (Boolean) this.values.get(name);
	}

	public String text(String name) {
		return (String) this.values.get(name);
	}

	public Integer integer(String name) {
		return (Integer) this.values.get(name);
	}

	public BigDecimal number(String name) {
		return (BigDecimal) this.values.get(name);
	}

	public LocalDate date(String name) {
		return (LocalDate) this.values.get(name);
	}

	public OffsetDateTime moment(String name) {
		return (OffsetDateTime) this.values.get(name);
	}

	/**
	 * The rows of a list; empty when none was submitted.
	 */
	@SuppressWarnings("unchecked")
	public List<Values> rows(String name) {
		return has(name) ? (List<Values>) this.values.get(name) : List.of();
	}

	/**
	 * The numbers of a list of numbers; empty when none was submitted.
	 */
	@SuppressWarnings("unchecked")
	public List<Integer> numbers(String name) {
		return has(name) ? (List<Integer>) this.values.get(name) : List.of();
	}

	public Map<String, Object> asMap() {
		return this.values;
	}

}
