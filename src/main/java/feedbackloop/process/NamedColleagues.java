package feedbackloop.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Cases;
import feedbackloop.process.Refusal.Problem;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom a form may name as the one who does something: who may write about the case, and
 * for the tasks of a team who works on these. Forms offer these people, and tasks take
 * nobody else.
 */
@Component
public class NamedColleagues {

	private static final String DEPARTMENT = "department";

	private final Cases cases;

	private final JdbcClient database;

	NamedColleagues(Cases cases, JdbcClient database) {
		this.cases = cases;
		this.database = database;
	}

	/**
	 * Whether somebody may be named.
	 * @param userId of the person
	 * @param groupIds the groups that the person is in
	 * @param about whom the case is about, or null
	 */
	public static boolean mayBeNamed(String userId, List<String> groupIds, String about) {
		return Right.WRITE.isOf(groupIds) && !userId.equals(about);
	}

	/**
	 * Adds a problem for each colleague who may not be named. One statement asks for the
	 * teams of all.
	 */
	void check(String number, List<Field> fields, List<OwnField> own, Values values, List<Problem> problems) {
		List<Name> names = new ArrayList<>();
		own.stream()
			.filter((field) -> field.type() == OwnField.Type.COLLEAGUE && values.has(field.name()))
			.forEach((field) -> names.add(new Name(field.name(), values.text(field.name()), null)));
		collect(fields, values, "", names);
		if (names.isEmpty()) {
			return;
		}
		Map<String, List<String>> groups = groups(names.stream().map(Name::userId).collect(Collectors.toSet()));
		String about = about(fields, values).or(() -> this.cases.whoMayNotSee(number)).orElse(null);
		for (Name name : names) {
			List<String> known = groups.get(name.userId());
			if (known == null) {
				problems.add(new Problem(name.field(), "user", List.of("")));
			}
			else if (!mayBeNamed(name.userId(), known, about)) {
				problems.add(new Problem(name.field(), "colleague", List.of(name.userId())));
			}
			else if (name.team() != null && !Right.worksFor(Set.of(name.team()), known)) {
				problems.add(new Problem(name.field(), "colleagueOfTeam", List.of(name.userId(), name.team())));
			}
		}
	}

	/**
	 * Whom the answers say that the case is about: nobody else is named but colleagues.
	 */
	private static Optional<String> about(List<Field> fields, Values values) {
		return fields.stream()
			.filter((field) -> field.type() == Field.Type.USER && values.has(field.name()))
			.map((field) -> values.text(field.name()))
			.findFirst();
	}

	private static void collect(List<Field> fields, Values values, String prefix, List<Name> names) {
		for (Field field : fields) {
			if (field.type() == Field.Type.COLLEAGUE && values.has(field.name())) {
				names.add(new Name(prefix + field.name(), values.text(field.name()),
						prefix.isEmpty() ? null : values.text(DEPARTMENT)));
			}
			if (field.type() == Field.Type.ROWS && values.has(field.name())) {
				List<Values> rows = values.rows(field.name());
				for (int i = 0; i < rows.size(); i++) {
					collect(field.columns(), rows.get(i), field.name() + "[" + (i + 1) + "].", names);
				}
			}
		}
	}

	private Map<String, List<String>> groups(Set<String> userIds) {
		Map<String, List<String>> groups = new HashMap<>();
		this.database.sql("""
				select id_, array(select group_id_ from act_id_membership where user_id_ = id_) as groups
				from act_id_user where id_ = any(:ids)""").param("ids", userIds.toArray(String[]::new)).query((row) -> {
			groups.put(row.getString("id_"), List.of((String[]) row.getArray("groups").getArray()));
		});
		return groups;
	}

	/**
	 * Somebody who is named.
	 *
	 * @param field with the row that it is in
	 * @param team for whose tasks, or null
	 */
	private record Name(String field, String userId, String team) {

	}

}
