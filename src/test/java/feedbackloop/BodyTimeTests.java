package feedbackloop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a body may take on its way, whatever reads it.
 */
@Timeout(30)
class BodyTimeTests {

	private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();

	private WebServer server;

	@BeforeEach
	void start() {
		TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(0);
		tomcat.addEngineValves(new BodyTime.Watch(Duration.ofMillis(300)));
		this.server = tomcat.getWebServer((context) -> context.addServlet("reader", new Reader()).addMapping("/"));
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop();
	}

	/** Each byte comes in time, the whole does not. */
	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
	void aBodyThatDripsIsEndedWithoutHoldingItsThread(String type) throws Exception {
		try (Socket client = send(type, "Content-Length: 100000", "a=1")) {
			String outcome = null;
			while (outcome == null) {
				drip(client);
				outcome = this.outcomes.poll(50, TimeUnit.MILLISECONDS);
			}
			assertThat(outcome).doesNotContain("100000");
			assertThat(statusLine(client)).isIn("HTTP/1.1 408 ", "HTTP/1.1 400 ", "");
		}
	}

	@Test
	void aBodyThatNobodyReadsIsNotWaitedForLonger() throws Exception {
		try (Socket client = send("text/unwanted", "Content-Length: 100000", "a=1")) {
			while (!isClosed(client)) {
				drip(client);
			}
		}
	}

	@Test
	void aBodyThatComesAtOnceIsRead() throws Exception {
		try (Socket client = send("application/json", "Content-Length: 3", "a=1")) {
			assertThat(this.outcomes.take()).isEqualTo("read 3");
			assertThat(statusLine(client)).isEqualTo("HTTP/1.1 200 ");
		}
	}

	@Test
	void timeThatTheServerTakesIsNotTheClients() throws Exception {
		try (Socket client = send("text/slowly-worked", "Content-Length: 3", "a=1")) {
			assertThat(statusLine(client)).isEqualTo("HTTP/1.1 200 ");
		}
	}

	private Socket send(String type, String length, String body) throws IOException {
		Socket client = new Socket("127.0.0.1", this.server.getPort());
		client.getOutputStream()
			.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\n%s\r\n\r\n%s".formatted(type, length, body)
				.getBytes(StandardCharsets.US_ASCII));
		return client;
	}

	private static void drip(Socket client) throws IOException {
		try {
			OutputStream out = client.getOutputStream();
			out.write('a');
			out.flush();
		}
		catch (SocketException ex) {
			// The server has hung up, as it should.
		}
	}

	private static boolean isClosed(Socket client) throws IOException {
		client.setSoTimeout(50);
		try {
			return client.getInputStream().read() < 0;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	private static String statusLine(Socket client) throws IOException {
		try {
			InputStream in = client.getInputStream();
			return new String(in.readNBytes(13), StandardCharsets.US_ASCII);
		}
		catch (SocketException ex) {
			return "";
		}
	}

	private static void work() {
		try {
			TimeUnit.MILLISECONDS.sleep(500);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private final class Reader extends HttpServlet {

		@Override
		protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
			if (request.getContentType().contains("unwanted")) {
				return;
			}
			if (request.getContentType().contains("slowly")) {
				request.getInputStream().readAllBytes();
				work();
				return;
			}
			try {
				boolean isForm = request.getContentType().contains("form-urlencoded");
				BodyTimeTests.this.outcomes.add(isForm ? "fields " + request.getParameterMap().size()
						: "read " + request.getInputStream().readAllBytes().length);
			}
			catch (IOException ex) {
				BodyTimeTests.this.outcomes.add("ended");
				throw ex;
			}
		}

	}

}
