package feedbackloop.mailbox;

import feedbackloop.feedback.CaseLook;
import feedbackloop.feedback.CasePart;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Says on the page of a case that came by mail which other case the mail names.
 */
@Component
@Order(6)
class NamedCasePart implements CasePart {

	private static final String EMAIL = "email";

	private final JdbcClient database;

	NamedCasePart(JdbcClient database) {
		this.database = database;
	}

	@Override
	public String name() {
		return "named-case";
	}

	@Override
	public Place place(CaseLook look) {
		return look.feedback().status().isFinal() ? Place.RELATED : Place.NEEDED;
	}

	@Override
	public String of(CaseLook look) {
		return EMAIL.equals(look.feedback().arrival().channel()) ? named(look) : null;
	}

	private String named(CaseLook look) {
		return this.database.sql("""
				select t.arguments ->> 'named' from timeline t where t.number = :number and t.kind = 'mailNames'
				and not exists (select from hidden_from(:reader) h where h.number = t.arguments ->> 'named') limit 1""")
			.param("number", look.number())
			.param("reader", look.reader())
			.query(String.class)
			.optional()
			.orElse(null);
	}

}
