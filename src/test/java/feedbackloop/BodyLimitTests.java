package feedbackloop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much may be sent, and how much at once.
 */
class BodyLimitTests {

	private static final int MEGABYTE = 1024 * 1024;

	private final BodyLimit limit = new BodyLimit();

	private final List<Integer> statuses = new ArrayList<>();

	@Test
	void textIsLimitedMoreThanFiles() throws Exception {
		assertThat(send("application/json", 300 * 1024)).isEqualTo(413);
		assertThat(send("application/json", 200 * 1024)).isEqualTo(200);
		assertThat(send("multipart/form-data; boundary=x", 25 * MEGABYTE)).isEqualTo(200);
		assertThat(send("multipart/form-data; boundary=x", 27 * MEGABYTE)).isEqualTo(413);
	}

	@Test
	void onlyAFewLargeUploadsAreOnTheirWayAndTextGoesOn() throws Exception {
		uploadWithin(5);

		assertThat(this.statuses).containsExactly(200, 503, 200, 200, 200, 200);
		assertThat(send("multipart/form-data; boundary=x", MEGABYTE)).as("afterwards").isEqualTo(200);
	}

	/** Each upload begins while those before it are still on their way. */
	private void uploadWithin(int more) throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.limit.doFilter(request("multipart/form-data; boundary=x", MEGABYTE), response, (inner, answer) -> {
			if (more > 1) {
				uploadWithin(more - 1);
			}
		});
		if (more == 1) {
			this.statuses.add(send("multipart/form-data; boundary=x", 1_000));
		}
		this.statuses.add(response.getStatus());
	}

	private int send(String type, int length) throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		FilterChain nothing = (request, answer) -> {
		};
		this.limit.doFilter(request(type, length), response, nothing);
		return response.getStatus();
	}

	private static MockHttpServletRequest request(String type, int length) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/submit");
		request.setContentType(type);
		request.setContent(new byte[length]);
		return request;
	}

}
