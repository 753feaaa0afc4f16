package feedbackloop.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under the names of this machine. Else the name of a foreign page could be
 * made to point to this machine. The page could then read with the browser of somebody
 * who works here.
 */
final class OwnHostsOnly extends OncePerRequestFilter {

	private static final int MISDIRECTED_REQUEST = 421;

	private final Set<String> hosts;

	private final String baseUrl;

	/**
	 * @param baseUrl the address that links in messages lead to, which is ours too
	 */
	OwnHostsOnly(String baseUrl) {
		this.hosts = Stream.of("localhost", "127.0.0.1", "[::1]", String.valueOf(URI.create(baseUrl).getHost()))
			.collect(Collectors.toUnmodifiableSet());
		this.baseUrl = baseUrl;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		// The header itself: what a proxy says of it may come from that page.
		String host = String.valueOf(request.getHeader(HttpHeaders.HOST)).toLowerCase(Locale.ROOT);
		if (this.hosts.contains(host.replaceFirst(":\\d*$", ""))) {
			chain.doFilter(request, response);
			return;
		}
		response.setStatus(MISDIRECTED_REQUEST);
		response.setContentType(MediaType.TEXT_PLAIN_VALUE);
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.getWriter()
			.println("这里不用这个地址，请打开 %1$s 。\nThis is not the address here. Open %1$s".formatted(this.baseUrl));
	}

}
