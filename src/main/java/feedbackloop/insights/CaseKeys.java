package feedbackloop.insights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Knows the business keys of all processes that belong together.
 */
@Component
public class CaseKeys {

	private final JdbcClient database;

	CaseKeys(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The keys of cases and improvements, which are their numbers, and of all that these
	 * improvements call: measures, contributions that teams are asked for alone, and the
	 * check of their effect.
	 */
	public List<String> of(Collection<String> numbers) {
		List<String> keys = new ArrayList<>(numbers);
		keys.addAll(this.database
			.sql("""
					select i.number || '-' || m.number from improvement i join measure m on m.improvement_id = i.id
					where i.number in (:numbers)
					union all select i.number || '-' || c.team from improvement i join contribution c on c.improvement_id = i.id
					where i.number in (:numbers) and c.asked_at is not null
					union all select i.number || '-effect' from improvement i
					where i.number in (:numbers) and i.last_landed_at is not null""")
			.param("numbers", numbers)
			.query(String.class)
			.list());
		return keys;
	}

}
