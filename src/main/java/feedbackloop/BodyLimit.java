package feedbackloop;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies of more than 256 KB before anything reads them. Tomcat does so for forms
 * only. With files a body may have 26 MB, which leaves room for the other fields. There
 * Tomcat counts what does not say its length. A file of many feedbacks is read as it
 * comes, by who counts it. The web apps of the engine are not concerned.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class BodyLimit extends OncePerRequestFilter {

	private static final int LIMIT = (int) DataSize.ofKilobytes(256).toBytes();

	private static final long LIMIT_WITH_FILES = DataSize.ofMegabytes(26).toBytes();

	/** Never whole in memory. */
	private static final String STREAMED = "/imports/files";

	private static final int MOST_UPLOADS_AT_ONCE = 4;

	/** Files stay in memory, so only a few large uploads may be on their way. */
	private final Semaphore uploads = new Semaphore(MOST_UPLOADS_AT_ONCE);

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return "GET".equals(request.getMethod()) || path.startsWith("/camunda") || path.startsWith("/engine-rest");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getRequestURI().equals(request.getContextPath() + STREAMED)) {
			upload(request, response, chain);
			return;
		}
		boolean files = Optional.ofNullable(request.getContentType()).orElse("").startsWith("multipart/");
		if (request.getContentLengthLong() > (files ? LIMIT_WITH_FILES : LIMIT)) {
			response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
		}
		else if (request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= LIMIT) {
			chain.doFilter(request, response);
		}
		else if (files) {
			upload(request, response, chain);
		}
		else {
			byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
			if (body.length > LIMIT) {
				response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
			}
			else {
				chain.doFilter(new ReadBody(request, body), response);
			}
		}
	}

	private void upload(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!this.uploads.tryAcquire()) {
			RetryAfter.refuse(response);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.uploads.release();
		}
	}

	/** A request whose body of unknown length has been read. */
	private static final class ReadBody extends HttpServletRequestWrapper {

		private final ByteArrayInputStream body;

		private ReadBody(HttpServletRequest request, byte[] body) {
			super(request);
			this.body = new ByteArrayInputStream(body);
		}

		@Override
		public ServletInputStream getInputStream() {
			return new ReadStream(this.body);
		}

		@Override
		public BufferedReader getReader() {
			Charset charset = Optional.ofNullable(getCharacterEncoding())
				.map(Charset::forName)
				.orElse(StandardCharsets.UTF_8);
			return new BufferedReader(new InputStreamReader(this.body, charset));
		}

	}

	/** The bytes of a body that has been read. */
	private static final class ReadStream extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		private ReadStream(ByteArrayInputStream bytes) {
			this.bytes = bytes;
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("The body has been read already");
		}

	}

}
