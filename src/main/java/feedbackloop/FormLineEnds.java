package feedbackloop;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes one character of each line end in what a form sends: browsers count it as one
 * against the greatest length of a field, and send two.
 */
@Component
class FormLineEnds extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String type = Optional.ofNullable(request.getContentType()).orElse("");
		return !type.startsWith("application/x-www-form-urlencoded") && !type.startsWith("multipart/form-data");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new Unified(request), response);
	}

	/** A request whose parameters have line ends of one character. */
	private static final class Unified extends HttpServletRequestWrapper {

		private Unified(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getParameter(String name) {
			return unified(super.getParameter(name));
		}

		@Override
		public String[] getParameterValues(String name) {
			return unified(super.getParameterValues(name));
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			Map<String, String[]> parameters = new LinkedHashMap<>();
			super.getParameterMap().forEach((name, values) -> parameters.put(name, unified(values)));
			return parameters;
		}

		private static String[] unified(String[] values) {
			return (values != null) ? Stream.of(values).map(Unified::unified).toArray(String[]::new) : null;
		}

		private static String unified(String value) {
			return (value != null) ? value.replace("\r\n", "\n") : null;
		}

	}

}
