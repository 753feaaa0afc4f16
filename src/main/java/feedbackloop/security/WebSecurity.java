package feedbackloop.security;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import feedbackloop.clients.ClientKeys;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * How people and programs sign in, and what protects each answer. Who opens which address
 * stands in {@link Area}.
 */
@Configuration
class WebSecurity {

	static final String SIGN_IN = "/login";

	/** Where the sign-in page is shown from inside when too many sign-ins failed. */
	static final String SIGN_IN_LATER = "/login/later";

	/** Where somebody lands who asked for nothing else. */
	static final String START = "/camunda/app/tasklist/default/";

	private static final DispatcherType[] FROM_INSIDE = { DispatcherType.ERROR, DispatcherType.FORWARD };

	/**
	 * Ways around the one sign-in: the web apps' own, and their set-up, which makes an
	 * administrator out of anybody as long as there is none. And work for programs
	 * elsewhere, which the servlet of the web apps cannot wait for.
	 */
	private static final RequestMatcher CLOSED = Area.any("/camunda/api/admin/setup/**",
			"/camunda/api/admin/auth/user/*/login/**", "/camunda/api/engine/engine/*/external-task/fetchAndLock/**");

	private static final RequestMatcher WEB_APP_PAGES = Area.any("/camunda/app/*/*/");

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
			+ "object-src 'none'; frame-ancestors ";

	private static final String CONTENT_SECURITY_POLICY_HEADER = "Content-Security-Policy";

	private final SessionWatch sessions;

	private final RequestLimits limits;

	private final List<String> embedders;

	WebSecurity(AccountStates accounts, LimitCounter limits, LimitSettings settings, MultipartProperties uploads,
			@Value("${feedback-loop.embed-in}") List<String> embedders) {
		this.embedders = EmbeddingSites.checked(embedders);
		this.sessions = new SessionWatch(accounts, Clock.systemUTC());
		this.limits = new RequestLimits(limits, settings, uploads.getMaxRequestSize());
	}

	@Bean
	@Order(1)
	SecurityFilterChain management(HttpSecurity http) throws Exception {
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain closed(HttpSecurity http) throws Exception {
		return http.securityMatcher(CLOSED)
			.authorizeHttpRequests((requests) -> requests.anyRequest().denyAll())
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(new Http403ForbiddenEntryPoint()))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.headers(this::headers)
			.build();
	}

	/** No session is read or made here, so that no forged request rides on one. */
	@Bean
	@Order(3)
	SecurityFilterChain engineRest(HttpSecurity http, ApiAnswers answers, IdentityService identities) throws Exception {
		return http.securityMatcher(Area.any("/engine-rest", "/engine-rest/**"))
			.authorizeHttpRequests((requests) -> requests.anyRequest().access(new AuditorsRead()))
			.httpBasic((basic) -> basic.authenticationEntryPoint(answers))
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(answers).accessDeniedHandler(answers))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers(this::headers)
			.addFilterAfter(new EngineAuthentication(identities), AuthorizationFilter.class)
			.build();
	}

	/**
	 * The web apps bring their own protection against forged requests and their own
	 * policy.
	 */
	@Bean
	@Order(4)
	SecurityFilterChain webApps(HttpSecurity http, ApiAnswers answers) throws Exception {
		RequestMatcher api = Area.any("/camunda/api/**");
		return http.securityMatcher(Area.any("/camunda", "/camunda/**"))
			.authorizeHttpRequests((requests) -> requests.anyRequest().access(new AuditorsRead()))
			.exceptionHandling((errors) -> errors.defaultAuthenticationEntryPointFor(answers, api)
				.defaultAuthenticationEntryPointFor(toSignIn(), new NegatedRequestMatcher(api))
				.defaultAccessDeniedHandlerFor(answers, api))
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache((cache) -> cache.requestCache(pagesAskedFor()))
			.headers((headers) -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
				.xssProtection(HeadersConfigurer.XXssConfig::disable)
				.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
				.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
				.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(api,
						new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-store")))
				// The web apps ask for their files by Camunda's version, not by ours.
				.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(Area.any("/camunda/app/**"),
						new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "no-cache"))))
			.addFilterAfter(this.sessions, SecurityContextHolderFilter.class)
			.addFilterAfter(new WebAppSignOut(), SecurityContextHolderFilter.class)
			.addFilterAfter(new RequestNonce(), SecurityContextHolderFilter.class)
			.build();
	}

	@Bean
	@Order(5)
	SecurityFilterChain api(HttpSecurity http, ApiAnswers answers, CookieCsrfTokenRepository tokens, ClientKeys keys,
			LimitCounter counter, @Value("${feedback-loop.api-keys-required}") boolean required) throws Exception {
		return http.securityMatcher(Area.any("/api", "/api/**"))
			.authorizeHttpRequests((requests) -> requests.anyRequest().access(WebSecurity::mayOpen))
			.httpBasic((basic) -> basic.authenticationEntryPoint(answers))
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(answers).accessDeniedHandler(answers))
			.csrf((csrf) -> csrf.csrfTokenRepository(tokens)
				.ignoringRequestMatchers(Area.CUSTOMERS_API::holds, Area.TRACKERS::holds, Area.SENDERS::holds,
						WebSecurity::cannotBeForged))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.headers(this::headers)
			.addFilterAfter(new ClientKeyCheck(keys, counter, answers, required), BasicAuthenticationFilter.class)
			.addFilterAfter(this.limits, ClientKeyCheck.class)
			.addFilterAfter(this.sessions, SecurityContextHolderFilter.class)
			.build();
	}

	@Bean
	@Order(6)
	SecurityFilterChain pages(HttpSecurity http, CookieCsrfTokenRepository tokens) throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(FROM_INSIDE)
				.permitAll()
				.anyRequest()
				.access(WebSecurity::mayOpen))
			.formLogin((form) -> form.loginPage(SIGN_IN).defaultSuccessUrl(START).failureHandler(new FailedSignIn()))
			.logout((logout) -> logout.logoutSuccessUrl(SIGN_IN + "?signedOut"))
			.sessionManagement((session) -> session.addSessionAuthenticationStrategy(this.sessions))
			.exceptionHandling((errors) -> errors.defaultAuthenticationEntryPointFor(toSignIn(), Area::isStaffPage)
				.defaultAuthenticationEntryPointFor((request, response, ex) -> response.sendError(404),
						AnyRequestMatcher.INSTANCE)
				.accessDeniedHandler(new ExpiredSignInForm()))
			.csrf((csrf) -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(Area.EMBEDDED::holds))
			.requestCache((cache) -> cache.requestCache(pagesAskedFor()))
			.headers(this::headers)
			// Before the token against forgery is looked for in the body.
			.addFilterBefore(this.limits, CsrfFilter.class)
			.addFilterAfter(this.sessions, SecurityContextHolderFilter.class)
			.build();
	}

	/** Nobody reads how long each filter took, and every request would pay for it. */
	@Bean
	SecurityObservationSettings observations() {
		return SecurityObservationSettings.noObservations();
	}

	private static AuthorizationDecision mayOpen(Supplier<Authentication> person, RequestAuthorizationContext context) {
		List<String> groups = SignedIn.of(person.get()).map(SignedIn::groups).orElse(List.of());
		return new AuthorizationDecision(Area.right(context.getRequest()).isOf(groups));
	}

	/**
	 * Protects our forms against forged requests with a cookie. So a customer needs no
	 * session and may take any time to write.
	 */
	@Bean
	CookieCsrfTokenRepository csrfTokens(@Value("${feedback-loop.secure-cookies}") boolean secure) {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(secure ? "__Host-form" : "form");
		tokens.setCookieCustomizer((cookie) -> cookie.httpOnly(true).secure(secure).sameSite("Strict").path("/"));
		return tokens;
	}

	/**
	 * After Spring Security, which knows who it is, and before the web apps' own filters.
	 */
	@Bean
	FilterRegistrationBean<WebAppSignIn> webAppSignIn() {
		FilterRegistrationBean<WebAppSignIn> registration = new FilterRegistrationBean<>(new WebAppSignIn());
		registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
		registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
		return registration;
	}

	/**
	 * Cards and lists of tasks show each person those only that the engine lets them see.
	 */
	@Bean
	FilterRegistrationBean<EngineAuthentication> tasksAsTheirReader(IdentityService identities) {
		FilterRegistrationBean<EngineAuthentication> registration = new FilterRegistrationBean<>(
				new EngineAuthentication(identities));
		registration.addUrlPatterns("/api/tasks/cards", "/api/tasks/words", "/api/tasks/lists", "/tasks");
		registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
		return registration;
	}

	/** Before Spring Security, which fails on such a path instead of refusing it. */
	@Bean
	FilterRegistrationBean<PlainPaths> plainPaths() {
		FilterRegistrationBean<PlainPaths> registration = new FilterRegistrationBean<>(new PlainPaths());
		registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 1);
		return registration;
	}

	/**
	 * Headers and names of parameters may hold any character: browsers send cookies as
	 * they are, and what Spring Security takes offence at is 500 wherever it is read.
	 */
	@Bean
	StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowedHeaderValues((value) -> true);
		firewall.setAllowedParameterNames((name) -> true);
		return firewall;
	}

	private static LoginUrlAuthenticationEntryPoint toSignIn() {
		LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
		page.setFavorRelativeUris(true);
		return page;
	}

	/**
	 * Where a person is led on to after the sign-in. What stands in a frame or is asked
	 * for by a script is none of it: to note it would begin a session, which may come in
	 * the place of one that somebody has begun meanwhile.
	 */
	private static HttpSessionRequestCache pagesAskedFor() {
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setRequestMatcher((request) -> HttpMethod.GET.matches(request.getMethod()) && isOfItsOwn(request)
				&& (Area.isStaffPage(request) || WEB_APP_PAGES.matches(request)));
		cache.setMatchingRequestParameterName(null);
		return cache;
	}

	/** Browsers say what a page is for; whoever does not say asks for a whole page. */
	private static boolean isOfItsOwn(HttpServletRequest request) {
		String use = request.getHeader("Sec-Fetch-Dest");
		return use == null || use.equals("document");
	}

	private void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.addHeaderWriter(this::policy)
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
			.crossOriginOpenerPolicy((opener) -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
			.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
			.cacheControl(Customizer.withDefaults());
	}

	/**
	 * A case stands beside the form in Tasklist, and the form of customers in the sites
	 * that may have it. No other page stands in another.
	 */
	private void policy(HttpServletRequest request, HttpServletResponse response) {
		boolean beside = Area.CASE_PAGES.holds(request);
		boolean embedded = Area.EMBEDDED.holds(request) && !this.embedders.isEmpty();
		String around = beside ? "'self'" : embedded ? String.join(" ", this.embedders) : "'none'";
		if (!response.containsHeader(CONTENT_SECURITY_POLICY_HEADER)) {
			response.setHeader(CONTENT_SECURITY_POLICY_HEADER, CONTENT_SECURITY_POLICY + around);
		}
		if (!embedded) {
			// The older header knows no list.
			response.setHeader("X-Frame-Options", beside ? "SAMEORIGIN" : "DENY");
		}
	}

	/**
	 * No page of another origin can make a browser send the header; and without a session
	 * there is nothing to ride on.
	 */
	private static boolean cannotBeForged(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) != null || SignedIn.current().isEmpty();
	}

}
