package feedbackloop.security;

import java.io.IOException;
import java.security.Principal;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.process.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hides a case from the person whom a complaint is about, whichever feature answers. To
 * that person every address of it speaks as of a case that does not exist.
 */
@Component
class HiddenCases implements HandlerInterceptor, WebMvcConfigurer {

	private final Cases cases;

	HiddenCases(Cases cases) {
		this.cases = cases;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this)
			.addPathPatterns("/cases/**", "/api/cases/**", "/api/history/cases/**", "/improvements/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
			throws IOException {
		String number = number(request);
		Principal reader = request.getUserPrincipal();
		if (number == null || reader == null || !this.cases.isHiddenFrom(reader.getName(), number)) {
			return true;
		}
		if (request.getRequestURI().startsWith("/api/")) {
			throw Refusal.unknown("noCase", number);
		}
		response.sendError(HttpServletResponse.SC_NOT_FOUND);
		return false;
	}

	private static String number(HttpServletRequest request) {
		Map<?, ?> variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables != null) ? (String) variables.get("number") : null;
	}

}
