package feedbackloop.grading;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Subject;
import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.Keys.Variables;

/**
 * Where a case comes from and what it is about, for tables that ask. Free text stands as
 * people wrote it, or as the key of what it means in the catalogue. What nobody stated is
 * {@value #UNKNOWN}, so that nothing is null.
 */
public record CaseOrigin(String product, String module, String region, String channel, String customerGroup) {

	/** What nobody stated. */
	public static final String UNKNOWN = "none";

	/** Where nothing is known, or nothing is asked. */
	public static final CaseOrigin NONE = new CaseOrigin(null, null, null, null, null);

	public CaseOrigin {
		product = stated(product);
		module = stated(module);
		region = stated(region);
		channel = stated(channel);
		customerGroup = stated(customerGroup);
	}

	/**
	 * The same with the keys of the catalogue in place of texts that mean an entry.
	 */
	public CaseOrigin in(CatalogueFile catalogue) {
		return new CaseOrigin(catalogue.keyOf(Part.PRODUCT, this.product),
				catalogue.findModule(this.product, this.module).map(Entry::key).orElse(this.module),
				catalogue.keyOf(Part.REGION, this.region), this.channel,
				catalogue.keyOf(Part.CUSTOMER_GROUP, this.customerGroup));
	}

	static CaseOrigin of(Feedback feedback) {
		Subject subject = feedback.subject();
		return new CaseOrigin(subject.product(), subject.module(), subject.region(), feedback.arrival().channel(),
				subject.customerGroup());
	}

	/**
	 * The same without what nobody asks, so that like cases are alike.
	 */
	public CaseOrigin asked(Collection<String> inputs) {
		return new CaseOrigin(inputs.contains(Variables.PRODUCT) ? this.product : null,
				inputs.contains(Variables.MODULE) ? this.module : null,
				inputs.contains(Variables.REGION) ? this.region : null,
				inputs.contains(Variables.CHANNEL) ? this.channel : null,
				inputs.contains(Variables.CUSTOMER_GROUP) ? this.customerGroup : null);
	}

	Map<String, Object> facts() {
		Map<String, Object> facts = new LinkedHashMap<>();
		facts.put(Variables.PRODUCT, this.product);
		facts.put(Variables.MODULE, this.module);
		facts.put(Variables.REGION, this.region);
		facts.put(Variables.CHANNEL, this.channel);
		facts.put(Variables.CUSTOMER_GROUP, this.customerGroup);
		return facts;
	}

	private static String stated(String text) {
		return Blank.is(text) ? UNKNOWN : text.strip();
	}

}
