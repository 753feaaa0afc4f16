package feedbackloop.duplicates;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts cases into the database as another node would have: committed, and unknown to this
 * one.
 */
public final class StoredCases {

	private final JdbcClient database;

	private final String prefix;

	private int count;

	/**
	 * @param prefix what their numbers begin with, such as FB-20260101
	 */
	public StoredCases(JdbcClient database, String prefix) {
		this.database = database;
		this.prefix = prefix;
	}

	/**
	 * Stores one case of that status.
	 * @return its number
	 */
	public String store(String status, String text) {
		return store(status, List.of(text)).get(0);
	}

	/**
	 * Stores a case for each text, received at the same time.
	 * @return their numbers, in the order of the texts
	 */
	public List<String> store(String status, List<String> texts) {
		List<String> numbers = IntStream.range(0, texts.size())
			.mapToObj((index) -> "%s-%06d".formatted(this.prefix, this.count + index + 1))
			.toList();
		this.count += texts.size();
		this.database
			.sql("""
					with customer as (insert into contact (data_key, anonymous) values ('', true) returning id)
					insert into feedback (version, number, secret_nonce, contact_id, channel, reach, language, status,
					description_sealed, description_masked, core_blocked, stated_mark, risk_hint, personal_data, given_at,
					received_at, recorded_at)
					select 0, stored.number, '', customer.id, 'api', 'none', 'zh-CN', :status, '', stored.text, 'no', 'none',
					false, false, now(), now(), now()
					from customer, unnest(:numbers, :texts) with ordinality as stored (number, text, place)
					order by stored.place""")
			.param("status", status)
			.param("numbers", numbers.toArray(String[]::new))
			.param("texts", texts.toArray(String[]::new))
			.update();
		return numbers;
	}

}
