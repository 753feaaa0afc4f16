package feedbackloop.security;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of the web apps' script policy with the request it was made for. The
 * web apps keep it in the one servlet context. When two requests overlap, a page is sent
 * with the nonce of the other. Its scripts are then blocked and it stays blank.
 */
class RequestNonce extends OncePerRequestFilter {

	static final String ATTRIBUTE = "org.camunda.bpm.csp.nonce";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ServletContext context = withNonceIn(request);
		chain.doFilter(new HttpServletRequestWrapper(request) {

			@Override
			public ServletContext getServletContext() {
				return context;
			}

		}, response);
	}

	private static ServletContext withNonceIn(HttpServletRequest request) {
		ServletContext shared = request.getServletContext();
		return (ServletContext) Proxy.newProxyInstance(ServletContext.class.getClassLoader(),
				new Class<?>[] { ServletContext.class }, (proxy, method, arguments) -> {
					boolean nonce = arguments != null && arguments.length > 0 && ATTRIBUTE.equals(arguments[0]);
					if (nonce && method.getName().equals("setAttribute")) {
						request.setAttribute(ATTRIBUTE, arguments[1]);
						return null;
					}
					if (nonce && method.getName().equals("getAttribute")) {
						return request.getAttribute(ATTRIBUTE);
					}
					return invoke(shared, method, arguments);
				});
	}

	private static Object invoke(ServletContext shared, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(shared, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

}
