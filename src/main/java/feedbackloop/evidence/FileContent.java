package feedbackloop.evidence;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file to be handed out.
 *
 * @param name masked for staff, for the customer as given
 * @param mediaType as we found it, never what the sender said
 */
public record FileContent(String name, String mediaType, byte[] bytes) {

	/**
	 * The answer that makes a browser keep the file and run nothing in it.
	 */
	public ResponseEntity<byte[]> asDownload() {
		return answer(ContentDisposition.attachment().filename(this.name, StandardCharsets.UTF_8).build());
	}

	/**
	 * The answer for a picture within a page.
	 */
	ResponseEntity<byte[]> asPicture() {
		return answer(ContentDisposition.inline().filename(this.name).build());
	}

	private ResponseEntity<byte[]> answer(ContentDisposition disposition) {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(this.mediaType))
			.header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
			.header("Content-Security-Policy", "sandbox; default-src 'none'")
			.header("X-Content-Type-Options", "nosniff")
			.body(this.bytes);
	}

	@Override
	public String toString() {
		return "FileContent[" + this.mediaType + "]";
	}

}
