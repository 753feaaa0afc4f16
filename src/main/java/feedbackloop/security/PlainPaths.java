package feedbackloop.security;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address whose double slashes, dots or encoded letters hide which servlet of
 * the engine it names. Also refuses parameters in its path, and the character 0 anywhere.
 * Nobody who means well writes it so.
 */
class PlainPaths extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String servlet = request.getContextPath() + request.getServletPath();
		String address = request.getRequestURI();
		boolean hidden = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH
				&& !address.startsWith(servlet);
		boolean withNothing = Stream.of(address, request.getQueryString())
			.filter(Objects::nonNull)
			.anyMatch((part) -> part.contains("%00"));
		if (hidden || withNothing || address.contains(";")) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
			return;
		}
		chain.doFilter(request, response);
	}

}
