package feedbackloop.security;

import java.util.function.Supplier;

import feedbackloop.process.AccountChecks;
import feedbackloop.process.Refusal;
import feedbackloop.process.RefusalWords;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Compares passwords by our own check, which locks no account, whichever way the engine
 * is asked for it. People who are signed in try their own password only, and wrong ones
 * count as at the sign-in. A bad password is refused in words, and what people write into
 * accounts is checked.
 */
class GuardedIdentityService extends IdentityServiceImpl {

	private final ListableBeanFactory beans;

	GuardedIdentityService(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public boolean checkPassword(String userId, String password) {
		this.beans.getBean(AccountChecks.class).mayTryPassword(userId);
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		if (getCurrentAuthentication() == null || person == null) {
			return this.beans.getBean(PasswordCheck.class).matches(userId, password);
		}
		String remote = ((WebAuthenticationDetails) person.getDetails()).getRemoteAddress();
		return told(() -> this.beans.getBean(SignInAttempts.class).matches(remote, userId, password));
	}

	@Override
	public void saveUser(User user, boolean skipPasswordPolicy) {
		this.beans.getBean(AccountChecks.class).maySave(user);
		try {
			this.commandExecutor.execute(new SaveUser(user, skipPasswordPolicy));
		}
		catch (SaveUser.BadPassword ex) {
			throw translated(
					Refusal.invalid("password", "weakPassword", StaffPasswords.SHORTEST, StaffPasswords.LONGEST));
		}
	}

	private boolean told(Supplier<Boolean> check) {
		try {
			return check.get();
		}
		catch (TooManyAttempts ex) {
			HttpServletResponse response = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
				.getResponse();
			ex.tell(response);
			throw translated(Refusal.tooMany("wrongPasswords", ex.seconds()));
		}
	}

	private InvalidRequestException translated(Refusal refusal) {
		Status status = Status.fromStatusCode(refusal.reason().status());
		return new InvalidRequestException(status, refusal, this.beans.getBean(RefusalWords.class).of(refusal));
	}

}
