package feedbackloop.feedback;

/**
 * How the other cases of a customer are found: by the same phone number or mail address.
 */
public final class OtherCases {

	/**
	 * Continues a statement that selects from the other cases {@code f}, as far as the
	 * reader may see them. Its parameters are {@code number} and {@code reader}.
	 */
	public static final String OF_THE_CUSTOMER = """
			from feedback this
			join contact customer on customer.id = this.contact_id
			join contact same on same.id <> customer.id
			  and (same.phone_index = customer.phone_index or same.email_index = customer.email_index)
			join feedback f on f.contact_id = same.id
			where this.number = :number and may_see(f, :reader)
			""";

	private OtherCases() {
	}

}
