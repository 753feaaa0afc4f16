package feedbackloop.models;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What the browser may do on the pages that draw diagrams and tables: their libraries set
 * styles on elements, so styles in elements are allowed here. Scripts stay ours alone.
 */
public final class PagePolicy {

	private PagePolicy() {
	}

	/**
	 * Lets the page of this answer draw.
	 */
	public static void allowDrawing(HttpServletResponse response) {
		response.setHeader("Content-Security-Policy",
				"default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
						+ "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
						+ "base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
	}

}
