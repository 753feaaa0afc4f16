package feedbackloop.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.words.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What fields offer to choose from, for scripts and programs.
 */
@RestController
@Tag(name = "Catalogue", description = "For staff; session or HTTP Basic")
class CatalogueApi {

	private static final Map<String, Part> FIELDS = fields();

	private final LiveCatalogue live;

	private final Words words;

	CatalogueApi(LiveCatalogue live, Words words) {
		this.live = live;
		this.words = words;
	}

	@GetMapping(path = "/api/catalogue", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Products with their modules, regions and customer groups, in the caller's language")
	Offers read() {
		CatalogueFile catalogue = this.live.get();
		Map<String, List<Offer>> fields = new LinkedHashMap<>();
		FIELDS.forEach((name, part) -> fields.put(name, offers(catalogue.all(part))));
		return new Offers(this.words.say("catalogue.lacks"), fields);
	}

	private List<Offer> offers(Collection<Entry> entries) {
		return entries.stream()
			.map((entry) -> new Offer(entry.key(), entry.words().in(this.words.language()), entry.spellings(),
					!entry.retired(), offers(entry.modules())))
			.toList();
	}

	private static Map<String, Part> fields() {
		Map<String, Part> fields = new LinkedHashMap<>();
		fields.put("product", Part.PRODUCT);
		fields.put("region", Part.REGION);
		fields.put("customerGroup", Part.CUSTOMER_GROUP);
		return fields;
	}

	/**
	 * All of it.
	 *
	 * @param lacks what is said of a text that is not there
	 * @param fields by the names of the fields
	 */
	@Schema(name = "CatalogueOffers")
	record Offers(String lacks, Map<String, List<Offer>> fields) {

	}

	/**
	 * Something that may be chosen.
	 *
	 * @param spellings by which it is recognised, in small letters and narrow characters
	 * @param offered false for what is only named any more
	 */
	@Schema(name = "CatalogueOffer")
	record Offer(String key, String label, List<String> spellings, boolean offered, List<Offer> modules) {

	}

}
