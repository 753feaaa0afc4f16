package feedbackloop.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Blank;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How people are called, as the records name them by their user ids only.
 */
@Component
public class AccountNames {

	private final JdbcClient database;

	private final Words words;

	AccountNames(JdbcClient database, Words words) {
		this.database = database;
		this.words = words;
	}

	/**
	 * The same in the language of these words.
	 */
	public AccountNames in(Words words) {
		return new AccountNames(this.database, words);
	}

	/**
	 * The names of these people, in one statement; the engine would take a transaction.
	 */
	public Known of(Collection<String> userIds) {
		return known(this.database.sql("select id_, first_, last_ from act_id_user where id_ = any(:ids)")
			.param("ids", userIds.toArray(String[]::new)));
	}

	/**
	 * The names of all people who have an account, for pages whose rows may name any.
	 */
	public Known all() {
		return known(this.database.sql("select id_, first_, last_ from act_id_user"));
	}

	private Known known(JdbcClient.StatementSpec people) {
		Map<String, String> names = new HashMap<>();
		people.query((row) -> {
			String id = row.getString("id_");
			names.put(id, name(id, row.getString("first_"), row.getString("last_")));
		});
		return new Known(names);
	}

	/**
	 * The names of an account and, in brackets, the name that everybody else calls it by.
	 */
	public String name(String userId, String firstName, String lastName) {
		String name = Stream.of(firstName, lastName)
			.filter((part) -> !Blank.is(part) && !part.equals(userId))
			.map(this.words::label)
			.collect(Collectors.joining(" "));
		return name.isEmpty() ? userId : name + " (" + userId + ")";
	}

	/**
	 * The names that are known.
	 */
	public record Known(Map<String, String> names) {

		/**
		 * The name of that person; the id itself where no account has it.
		 */
		public String of(String userId) {
			return this.names.getOrDefault(userId, userId);
		}

		/**
		 * The names of several.
		 */
		public String list(Collection<String> userIds) {
			return userIds.stream().map(this::of).collect(Collectors.joining(", "));
		}

	}

}
