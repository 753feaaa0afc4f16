package feedbackloop.notification;

/**
 * Whom a notice to staff goes to: one person, or all members of a group.
 *
 * @param kind {@link #USER} or {@link #GROUP}
 * @param id user id or group id
 */
public record Recipient(String kind, String id) {

	static final String USER = "user";

	static final String GROUP = "group";

	/**
	 * One person.
	 */
	public static Recipient user(String id) {
		return new Recipient(USER, id);
	}

	/**
	 * All members of a group.
	 */
	public static Recipient group(String id) {
		return new Recipient(GROUP, id);
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 */
	public static Recipient of(String text) {
		int colon = text.indexOf(':');
		return new Recipient(text.substring(0, colon), text.substring(colon + 1));
	}

	/**
	 * Whether it is one person.
	 */
	public boolean isUser() {
		return USER.equals(this.kind);
	}

	/**
	 * How it stands in the database: {@code user:<id>} or {@code group:<id>}.
	 */
	@Override
	public String toString() {
		return this.kind + ":" + this.id;
	}

}
