package feedbackloop.security;

import feedbackloop.process.StaffGroup;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts groups, rights, accounts and shared filters in place. It runs when all beans exist
 * and before the web server opens its port, which Spring Boot does last; so nobody is
 * served before the rights hold. Running it again changes nothing; of nodes that start
 * together one does it first.
 */
@Component
class Accounts implements SmartInitializingSingleton {

	/** Any number that nothing else locks. */
	private static final long LOCK = 4_207_110_001L;

	private static final String SYSTEM = "SYSTEM";

	private static final String TEAM = "WORKFLOW";

	private final IdentityService identities;

	private final Grants grants;

	private final ObjectProvider<DemoAccounts> demoAccounts;

	private final Administrator administrator;

	private final SharedFilters filters;

	private final TransactionTemplate transaction;

	private final JdbcTemplate database;

	Accounts(IdentityService identities, Grants grants, ObjectProvider<DemoAccounts> demoAccounts,
			Administrator administrator, SharedFilters filters, PlatformTransactionManager transactions,
			JdbcTemplate database) {
		this.identities = identities;
		this.grants = grants;
		this.demoAccounts = demoAccounts;
		this.administrator = administrator;
		this.filters = filters;
		this.transaction = new TransactionTemplate(transactions);
		this.database = database;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.transaction.executeWithoutResult((status) -> {
			this.database.execute("select pg_advisory_xact_lock(" + LOCK + ")");
			bringUpToDate();
		});
	}

	private void bringUpToDate() {
		for (StaffGroup group : StaffGroup.values()) {
			group(group.id(), group.label(), TEAM);
		}
		group(Groups.CAMUNDA_ADMIN, "系统管理 Administration", SYSTEM);
		this.grants.bringUpToDate();
		this.demoAccounts.ifAvailable(DemoAccounts::create);
		this.administrator.ensure();
		this.filters.bringUpToDate();
	}

	private void group(String id, String name, String type) {
		Group group = this.identities.createGroupQuery().groupId(id).singleResult();
		if (group == null) {
			group = this.identities.newGroup(id);
			group.setType(type);
		}
		else if (name.equals(group.getName())) {
			return;
		}
		group.setName(name);
		this.identities.saveGroup(group);
	}

}
