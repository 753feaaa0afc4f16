package feedbackloop.notices;

import java.util.List;
import java.util.stream.Stream;

import feedbackloop.deadlines.StaffRoles;
import feedbackloop.process.Concerned;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who hears of what concerns no case.
 */
@Component
class Hearers {

	private final NoticeTable table;

	private final StaffRoles roles;

	private final Choices choices;

	private final JdbcClient database;

	Hearers(NoticeTable table, StaffRoles roles, Choices choices, JdbcClient database) {
		this.table = table;
		this.roles = roles;
		this.choices = choices;
		this.database = database;
	}

	/**
	 * The people that the table {@code staffNotices} names for an event, each once, in
	 * whichever of the groups they are; without those who turned it off.
	 * @return user ids
	 */
	List<String> of(String event) {
		NoticeRule rule = this.table.rule(event, NoticeTable.NOT_GRADED);
		if (rule.how() == How.OFF) {
			return List.of();
		}
		return this.roles.of(rule.who(), Concerned.nobody(), "")
			.stream()
			.map(StaffRoles.Told::recipient)
			.flatMap((one) -> one.isUser() ? Stream.of(one.id()) : members(one.id()))
			.distinct()
			.filter((person) -> rule.isUrgent() || this.choices.of(person, event).how() != How.OFF)
			.toList();
	}

	private Stream<String> members(String group) {
		return this.database.sql("select user_id_ from act_id_membership where group_id_ = :group order by user_id_")
			.param("group", group)
			.query(String.class)
			.list()
			.stream();
	}

}
