package feedbackloop.security;

import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.process.Right;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who opens which address: the one table that sign-in, pages and their links read. The
 * first area that an address fits counts; what fits none is denied. GET and HEAD read,
 * all else writes. {@link AuditorsRead} says who asks the engine.
 */
enum Area {

	/** The pages of customers, and the way in. */
	PUBLIC(Right.PUBLIC, Right.PUBLIC, "/", "/submit/**", "/follow/**", "/help/**", WebSecurity.SIGN_IN, "/error",
			"/css/**", "/js/**", "/images/**", "/favicon.ico"),

	/** The public form within pages of other sites, which send no cookie with it. */
	EMBEDDED(Right.PUBLIC, Right.PUBLIC, "/embed/**"),

	/** Customers call these without a cookie: the secret is in a header. */
	CUSTOMERS_API(Right.PUBLIC, Right.PUBLIC, "/api/feedback", "/api/feedback/**"),

	/** Trackers call this without a sign-in: what they send is signed. */
	TRACKERS(Right.NEVER, Right.PUBLIC, "/api/measures/{number}/tracker"),

	/** Other systems send feedback here without a sign-in: what they send is signed. */
	SENDERS(Right.NEVER, Right.PUBLIC, "/api/intake/{source}"),

	/** The part of customers; what else is documented is for staff. */
	CUSTOMERS_API_DOCS(Right.PUBLIC, Right.PUBLIC, "/api/docs", "/api/swagger-ui/**", "/api/docs/openapi",
			"/api/docs/openapi.yaml", "/api/docs/openapi/customers", "/api/docs/openapi.yaml/customers",
			"/api/docs/openapi/swagger-config"),

	API_DOCS(Right.READ, Right.NEVER, "/api/docs/**"),

	/** Diagrams and tables drawn in the browser: programs without data. */
	LIBRARIES(Right.READ, Right.NEVER, "/webjars/**"),

	INSIGHTS(Right.OVERSEE, Right.NEVER, "/insights/**", "/api/insights/**"),

	BACKLOG(Right.READ, Right.DECIDE_BACKLOG, "/api/cases/{number}/backlog"),

	/** What waits for a decision. */
	REVIEWS(Right.READ_REVIEWS, Right.DECIDE_BACKLOG, "/backlog/**", "/reviews/**"),

	/** Cases that go from one cause to another. */
	CAUSES(Right.MOVE_CASES, Right.MOVE_CASES, "/improvements/{number}/moving/**", "/api/improvements/{number}/moves",
			"/api/improvements/{number}/decision"),

	/** What Cockpit shows of the past. */
	HISTORY(Right.WATCH_RULES, Right.NEVER, "/api/history/**"),

	/** With what senders sign. */
	SOURCE_SECRETS(Right.NEVER, Right.KEEP_SECRETS, "/sources/{source}/secrets/**"),

	/** What sends or is fetched, and how it stands. */
	SOURCES(Right.WATCH_RULES, Right.CHANGE_RULES, "/sources/**"),

	/** What edited rules would do, and cases moved to new versions. */
	RULES_ON_CASES(Right.WATCH_RULES, Right.CHANGE_RULES, "/rules/replays/**", "/api/rules/replays/**",
			"/rules/running/**", "/api/rules/migrations/**"),

	/** Who only reads is not shown an editor that keeps nothing. */
	EDITOR(Right.CHANGE_RULES, Right.CHANGE_RULES, "/rules/edit/**"),

	RULES(Right.READ, Right.CHANGE_RULES, "/rules/**", "/api/rules/**"),

	/** Which deadlines new rules move. */
	DEADLINES(Right.WATCH_RULES, Right.MOVE_DEADLINES, "/calendar/changes/**", "/api/calendar/changes/**"),

	/** Who saw what, and whether the record is as it was written. */
	AUDIT(Right.AUDIT, Right.NEVER, "/audit/**", "/api/audit/**"),

	SCREENING(Right.SCREEN, Right.SCREEN, "/screening/**"),

	/** Files of many feedbacks. */
	IMPORTS(Right.IMPORT, Right.IMPORT, "/imports/**"),

	/** What all channels brought; only the role in charge ticks it off. */
	DAY(Right.OVERSEE, Right.CONSOLIDATE, "/intake/day"),

	/** The mail that came in and what nobody could make of it. */
	MAIL(Right.DECIDE_MAIL, Right.DECIDE_MAIL, "/mailbox/**"),

	/** Programs with a key of their own. */
	CLIENTS(Right.KEEP_CLIENTS, Right.KEEP_CLIENTS, "/clients/**"),

	/** The master keys, by their ids. */
	KEYS(Right.ROTATE_KEYS, Right.ROTATE_KEYS, "/keys/**"),

	/** What is kept of people: erased, kept by a hold, taken along. */
	PRIVACY(Right.KEEP_PRIVACY, Right.KEEP_PRIVACY, "/privacy/**", "/api/persons/**"),

	/** What others have reviewed is published, and withdrawn again. */
	ARTICLES_DECIDED(Right.NEVER, Right.PUBLISH_ARTICLES, "/knowledge/{id}/publication", "/knowledge/{id}/confirmation",
			"/knowledge/{id}/withdrawal"),

	/** Written by everybody who works cases. */
	ARTICLES(Right.READ, Right.WRITE, "/knowledge/**"),

	/** Whoever only reads has no tasks. */
	TASKS(Right.WRITE, Right.WRITE, "/tasks/**"),

	/** These alone stand beside the form in Tasklist, too. */
	CASE_PAGES(Right.READ, Right.WRITE, "/cases/**"),

	WORK(Right.READ, Right.WRITE, "/intake/**", "/entrances/**", "/outbox/**", "/calendar/**", "/absence/**",
			"/notices/**", "/macros/**", "/improvements/**", "/improvements.csv", "/improvements.xlsx",
			"/api/improvements", "/cases.csv", "/cases.xlsx", "/api/cases/**", "/api/tasks/**", "/api/calendar/**",
			"/api/catalogue");

	private final Right toRead;

	private final Right toWrite;

	private final RequestMatcher addresses;

	Area(Right toRead, Right toWrite, String... patterns) {
		this.toRead = toRead;
		this.toWrite = toWrite;
		this.addresses = any(patterns);
	}

	static Optional<Area> of(HttpServletRequest request) {
		return Stream.of(values()).filter((area) -> area.holds(request)).findFirst();
	}

	/**
	 * What it takes to be let in.
	 */
	static Right right(HttpServletRequest request) {
		boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
		return of(request).map((area) -> reads ? area.toRead : area.toWrite).orElse(Right.NEVER);
	}

	/**
	 * Whether it is an address that people open once they have signed in.
	 */
	static boolean isStaffPage(HttpServletRequest request) {
		return of(request).filter((area) -> area.toRead != Right.PUBLIC && area != LIBRARIES).isPresent();
	}

	boolean holds(HttpServletRequest request) {
		return this.addresses.matches(request);
	}

	/**
	 * Fits what fits one of the patterns.
	 */
	static RequestMatcher any(String... patterns) {
		return new OrRequestMatcher(
				Stream.of(patterns).<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher).toList());
	}

}
