package feedbackloop.security;

import java.util.List;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.digest.Default16ByteSaltGenerator;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives an administrator a new password without the engine, which may be the very thing
 * that does not start. Whoever may do it has the database anyway.
 */
@Component
class RescuedAdministrator {

	private final JdbcClient database;

	RescuedAdministrator(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Sets the password, takes a lock of the engine off the account, and forgets all
	 * wrong passwords that were counted.
	 */
	@Transactional
	public RescueOutcome rescue(String userId, String password) {
		if (this.database.sql("select 1 from act_id_membership where user_id_ = ? and group_id_ = ?")
			.params(userId, Groups.CAMUNDA_ADMIN)
			.query()
			.listOfRows()
			.isEmpty()) {
			return RescueOutcome.NO_ADMINISTRATOR;
		}
		if (new StaffPasswords().getRules().stream().anyMatch((rule) -> !rule.execute(password))) {
			return RescueOutcome.WEAK_PASSWORD;
		}
		String salt = new Default16ByteSaltGenerator().generateSalt();
		String hash = new PasswordManager(new StaffPasswordHash(), List.of())
			.encrypt(EncryptionUtil.saltPassword(password, salt));
		this.database.sql("""
				update act_id_user set pwd_ = ?, salt_ = ?, attempts_ = 0, lock_exp_time_ = null, rev_ = rev_ + 1
				where id_ = ?
				""").params(hash, salt, userId).update();
		this.database.sql("delete from request_limit where id like ?").param(SignInAttempts.OF_NAME + "%").update();
		return RescueOutcome.RESCUED;
	}

	/**
	 * What came of it.
	 */
	enum RescueOutcome {

		RESCUED("新密码已生效。 The new password is set."),
		NO_ADMINISTRATOR("没有这个系统管理员账号；没有任何管理员时，请设置 FEEDBACK_LOOP_ADMIN_ID 和 FEEDBACK_LOOP_ADMIN_PASSWORD 后启动。 "
				+ "No administrator has that name; when there is none at all, start with FEEDBACK_LOOP_ADMIN_ID and "
				+ "FEEDBACK_LOOP_ADMIN_PASSWORD."),
		WEAK_PASSWORD("密码须为 12 至 128 个字符，且不能是常见密码；没有更改。 "
				+ "A password has 12 to 128 characters and is not a well-known one; nothing was changed.");

		private final String words;

		RescueOutcome(String words) {
			this.words = words;
		}

		String words() {
			return this.words;
		}

	}

}
