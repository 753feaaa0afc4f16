package feedbackloop.outgoing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The robots of group chats. What they post is plain text, since nothing in it may be
 * taken for markup.
 */
enum Robot implements Transport {

	/** 企业微信. Its key is in the address. */
	WECOM("wecom", 2048, "errcode") {

		@Override
		Map<String, Object> body(String text) {
			return Map.of("msgtype", "text", "text", Map.of("content", text));
		}

	},

	/** 钉钉, which wants a signature of the time in the address. */
	DINGTALK("dingtalk", 16_000, "errcode") {

		@Override
		Map<String, Object> body(String text) {
			return Map.of("msgtype", "text", "text", Map.of("content", text));
		}

		@Override
		URI address(Endpoint endpoint, Instant now) {
			if (endpoint.secrets().isEmpty()) {
				return endpoint.address();
			}
			String secret = endpoint.secrets().get(0);
			String signed = Signature.of(bytes(secret), now.toEpochMilli() + "\n" + secret);
			return UriComponentsBuilder.fromUri(endpoint.address())
				.queryParam("timestamp", now.toEpochMilli())
				.queryParam("sign", "{sign}")
				.encode()
				.buildAndExpand(signed)
				.toUri();
		}

	},

	/** 飞书, which wants a signature of nothing by the time and the secret. */
	FEISHU("feishu", 16_000, "code") {

		@Override
		Map<String, Object> body(String text) {
			return Map.of("msg_type", "text", "content", Map.of("text", text));
		}

		@Override
		Map<String, Object> signed(Map<String, Object> body, Endpoint endpoint, Instant now) {
			if (endpoint.secrets().isEmpty()) {
				return body;
			}
			Map<String, Object> signed = new LinkedHashMap<>();
			signed.put("timestamp", String.valueOf(now.getEpochSecond()));
			signed.put("sign", Signature.of(bytes(now.getEpochSecond() + "\n" + endpoint.secrets().get(0)), ""));
			signed.putAll(body);
			return signed;
		}

	},

	SLACK("slack", 16_000, null) {

		@Override
		Map<String, Object> body(String text) {
			return Map.of("text", text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
		}

	},

	/** A workflow that takes an adaptive card. */
	TEAMS("teams", 16_000, null) {

		@Override
		Map<String, Object> body(String text) {
			Map<String, Object> card = Map.of("type", "AdaptiveCard", "version", "1.4", "body",
					List.of(Map.of("type", "TextBlock", "wrap", true, "text", text.replace("\n", "\n\n"))));
			return Map.of("type", "message", "attachments",
					List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
		}

	};

	private static final ObjectMapper JSON = new ObjectMapper();

	private final String kind;

	private final int mostBytes;

	private final String code;

	/**
	 * @param code the field of an answer that is 0 if the text was taken, or null
	 */
	Robot(String kind, int mostBytes, String code) {
		this.kind = kind;
		this.mostBytes = mostBytes;
		this.code = code;
	}

	abstract Map<String, Object> body(String text);

	URI address(Endpoint endpoint, Instant now) {
		return endpoint.address();
	}

	Map<String, Object> signed(Map<String, Object> body, Endpoint endpoint, Instant now) {
		return body;
	}

	@Override
	public String kind() {
		return this.kind;
	}

	@Override
	public Request request(Endpoint endpoint, Posting posting, Instant now) {
		String text = shortened(posting.subject() + "\n" + posting.text());
		try {
			return new Request(address(endpoint, now), Map.of(),
					JSON.writeValueAsString(signed(body(text), endpoint, now)));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String refusal(JsonNode answer) {
		if (this.code == null || answer.path(this.code).asInt() == 0) {
			return null;
		}
		return this.code + " " + answer.path(this.code).asInt();
	}

	/** In whole characters. */
	private String shortened(String text) {
		StringBuilder kept = new StringBuilder();
		int bytes = 0;
		for (int point : text.strip().codePoints().toArray()) {
			bytes += bytes(Character.toString(point)).length;
			if (bytes > this.mostBytes) {
				break;
			}
			kept.appendCodePoint(point);
		}
		return kept.toString();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
