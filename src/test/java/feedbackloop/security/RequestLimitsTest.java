package feedbackloop.security;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often strangers may submit, look up and upload, over all nodes.
 */
@CaseTest
class RequestLimitsTest {

	private static final String NUMBER = "/api/feedback/FB-20261122-000001";

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcTemplate database;

	@BeforeEach
	void countAnew() {
		this.database.update("delete from request_limit");
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@CsvSource({ "POST, /submit, 3", "POST, /api/feedback, 3", "POST, /submit/shown, 8", "POST, /submit/language, 8",
			"POST, /embed/shown, 8", "POST, /embed/language, 8", "POST, /follow, 5", "GET, " + NUMBER + ", 5",
			"POST, " + NUMBER + "/messages, 5", "POST, " + NUMBER + "/confirmation, 5",
			"POST, " + NUMBER + "/withdrawal, 5", "POST, /follow/FB-20261122-000001/withdrawal, 5",
			"POST, " + NUMBER + "/files, 4", "POST, /follow/FB-20261122-000001/messages, 4",
			"POST, /api/measures/IM-20261122-000001-1/tracker, 6", "POST, /api/intake/desk, 7" })
	void anAddressWaitsOnceItsLimitIsUsedUpAndAnotherDoesNot(String method, String path, int most) throws Exception {
		RequestLimits oneNode = node(true);
		RequestLimits another = node(true);
		for (int i = 0; i < most; i++) {
			assertThat(send((i % 2 == 0) ? oneNode : another, method, path, "203.0.113.1").getStatus()).isEqualTo(200);
		}
		MockHttpServletResponse answer = send(another, method, path, "203.0.113.1");
		assertThat(answer.getStatus()).isEqualTo(429);
		assertThat(Integer.parseInt(answer.getHeader("Retry-After"))).isBetween(1, 1200);
		assertThat(send(oneNode, method, path, "203.0.113.2").getStatus()).isEqualTo(200);
	}

	@Test
	void allWaysOfOneKindAreCountedTogether() throws Exception {
		for (String path : List.of("/submit", "/api/feedback", "/submit")) {
			assertThat(send(node(true), "POST", path, "203.0.113.3").getStatus()).isEqualTo(200);
		}
		assertThat(send(node(true), "POST", "/api/feedback", "203.0.113.3").getStatus()).isEqualTo(429);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /", "GET, /follow", "GET, /follow/FB-20261122-000001", "GET, /help", "POST, /login",
			"POST, /api/cases/FB-20261122-000001/backlog" })
	void whatIsNoneOfTheseIsNotCounted(String method, String path) throws Exception {
		for (int i = 0; i < 10; i++) {
			assertThat(send(node(true), method, path, "203.0.113.4").getStatus()).isEqualTo(200);
		}
	}

	@Test
	void whoeverIsSignedInIsNotLimited() throws Exception {
		SecurityContextHolder.getContext().setAuthentication(SignedIn.token("support", List.of("support")));
		for (int i = 0; i < 10; i++) {
			assertThat(send(node(true), "POST", "/api/feedback", "203.0.113.5").getStatus()).isEqualTo(200);
		}
	}

	@Test
	void switchedOffNobodyIs() throws Exception {
		for (int i = 0; i < 10; i++) {
			assertThat(send(node(false), "POST", "/submit", "203.0.113.6").getStatus()).isEqualTo(200);
		}
	}

	@Test
	void withoutTheDatabaseTheAnswerIs503() throws Exception {
		RequestLimits node = node(true, new AbstractDataSource() {

			@Override
			public Connection getConnection() throws SQLException {
				throw new SQLException("gone");
			}

			@Override
			public Connection getConnection(String user, String password) throws SQLException {
				return getConnection();
			}

		});
		MockHttpServletResponse answer = send(node, "POST", "/submit", "203.0.113.7");
		assertThat(answer.getStatus()).isEqualTo(503);
		assertThat(answer.getHeader("Retry-After")).isEqualTo("10");
		assertThat(send(node, "GET", "/help", "203.0.113.7").getStatus()).isEqualTo(200);
	}

	@Test
	void whatAnAddressUploadsWithinADayIsLimited() throws Exception {
		RequestLimits node = node(true);
		assertThat(send(node, upload(60), "203.0.113.10").getStatus()).isEqualTo(200);
		assertThat(send(node, upload(60), "203.0.113.10").getStatus()).isEqualTo(429);
		assertThat(send(node, upload(30), "203.0.113.10").getStatus()).isEqualTo(200);
		assertThat(send(node, upload(60), "203.0.113.11").getStatus()).isEqualTo(200);
	}

	@Test
	void anUploadOfUnknownLengthCountsAsTheLargest() throws Exception {
		RequestLimits node = node(true);
		for (int expected : List.of(200, 200, 200, 429)) {
			MockHttpServletRequest upload = upload(0);
			upload.setContent(null);
			assertThat(send(node, upload, "203.0.113.12").getStatus()).isEqualTo(expected);
		}
	}

	private static MockHttpServletRequest upload(int megabytes) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", NUMBER + "/files");
		request.setContentType("Multipart/Form-Data; boundary=x");
		request.setContent(new byte[megabytes * 1024 * 1024]);
		return request;
	}

	@Test
	void whoHasNotComeBackIsForgotten() throws Exception {
		send(node(true), "POST", "/submit", "203.0.113.8");
		assertThat(rows()).isEqualTo(1);
		LimitCounter limits = new LimitCounter(this.dataSource);
		limits.forget();
		assertThat(rows()).isEqualTo(1);
		this.database.update("update request_limit set expires_at = 1");
		limits.forget();
		assertThat(rows()).isZero();
	}

	@Test
	void noAddressStandsInTheDatabase() throws Exception {
		send(node(true), "POST", "/submit", "203.0.113.9");
		assertThat(this.database.queryForList("select id from request_limit", String.class)).singleElement()
			.asString()
			.startsWith("submissions 3/PT1H ")
			.doesNotContain("203.0.113");
	}

	private int rows() {
		return this.database.queryForObject("select count(*) from request_limit", Integer.class);
	}

	private RequestLimits node(boolean enabled) {
		return node(enabled, this.dataSource);
	}

	private static RequestLimits node(boolean enabled, DataSource dataSource) {
		Limit other = new Limit(1, Duration.ofHours(1));
		return new RequestLimits(new LimitCounter(dataSource),
				new LimitSettings(enabled, new Limit(3, Duration.ofHours(1)), new Limit(8, Duration.ofHours(1)),
						new Limit(5, Duration.ofHours(1)), new Limit(4, Duration.ofHours(1)),
						new Limit(100, Duration.ofDays(1)), other, other, new Limit(6, Duration.ofHours(1)),
						new Limit(7, Duration.ofHours(1)), other),
				DataSize.ofMegabytes(26));
	}

	private static MockHttpServletResponse send(RequestLimits limits, String method, String path, String address)
			throws Exception {
		return send(limits, new MockHttpServletRequest(method, path), address);
	}

	private static MockHttpServletResponse send(RequestLimits limits, MockHttpServletRequest request, String address)
			throws Exception {
		request.setRemoteAddr(address);
		MockHttpServletResponse response = new MockHttpServletResponse();
		limits.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
