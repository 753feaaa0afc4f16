package feedbackloop.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * The catalogue as it is live, in the reader's words. A value is recognised by its key or
 * its words in either language, in any case and width. Templates call it
 * {@code @catalogue}.
 */
@Component
public class Catalogue {

	private final LiveCatalogue live;

	private final Words words;

	Catalogue(LiveCatalogue live, Words words) {
		this.live = live;
		this.words = words;
	}

	/**
	 * The products with their modules, retired ones too, in the order of the file.
	 */
	public List<Known> products() {
		return all(Part.PRODUCT);
	}

	/**
	 * The regions, retired ones too, in the order of the file.
	 */
	public List<Known> regions() {
		return all(Part.REGION);
	}

	/**
	 * The groups of customers, retired ones too, in the order of the file.
	 */
	public List<Known> customerGroups() {
		return all(Part.CUSTOMER_GROUP);
	}

	/**
	 * The teams, retired ones too, in the order of the file; their keys are the ids of
	 * the groups.
	 */
	public List<Known> teams() {
		return all(Part.TEAM);
	}

	/**
	 * What people choose from: what is not retired.
	 */
	public List<Known> offered(Part part) {
		return all(part).stream().filter((known) -> !known.retired()).toList();
	}

	private List<Known> all(Part part) {
		return this.live.get().all(part).stream().map(this::known).toList();
	}

	private Known known(Entry entry) {
		return new Known(entry.key(), entry.words().in(this.words.language()), entry.retired(),
				entry.modules().stream().map(this::known).toList());
	}

	/**
	 * What that value is called in that language; the value itself if nobody knows it.
	 */
	public String labelOf(Part part, String value, Locale language) {
		return this.live.get().find(part, value).map((entry) -> entry.words().in(language.getLanguage())).orElse(value);
	}

	/**
	 * Whether the catalogue has that value, retired or not.
	 */
	public boolean isKnown(Part part, String value) {
		return this.live.get().find(part, value).isPresent();
	}

	/**
	 * The key of that value, if the catalogue has it.
	 */
	public Optional<String> keyOf(Part part, String value) {
		return this.live.get().find(part, value).map(Entry::key);
	}

	/**
	 * The key of that module, among those of the product if the catalogue has it.
	 */
	public Optional<String> keyOfModule(String product, String module) {
		return this.live.get().findModule(product, module).map(Entry::key);
	}

	/**
	 * Whether both mean the same, or are the same text.
	 */
	public boolean areSame(Part part, String one, String other) {
		return Objects.equals(this.live.get().keyOf(part, one), this.live.get().keyOf(part, other));
	}

	/**
	 * What a field of a case says, in the reader's words where the catalogue has it.
	 */
	public String shown(String field, String value) {
		return shown(field, value, Locale.forLanguageTag(this.words.language()));
	}

	/**
	 * The same in the words of that language.
	 */
	public String shown(String field, String value, Locale language) {
		return Part.ofField(field).map((part) -> labelOf(part, value, language)).orElse(value);
	}

	/**
	 * Whether a field of a case says something that the catalogue lacks, though it has
	 * others of the kind.
	 * @param product of the case, which may be null
	 */
	public boolean lacks(String field, String value, String product) {
		Optional<Part> part = Part.ofField(field).filter((one) -> !this.live.get().all(one).isEmpty());
		return value != null && part.isPresent()
				&& ((part.get() == Part.MODULE) ? keyOfModule(product, value) : keyOf(part.get(), value)).isEmpty();
	}

	/**
	 * What a field offers, each once; nothing where it asks for something else.
	 */
	public List<String> labels(String field) {
		return Part.ofField(field).map(this::offered).orElse(List.of()).stream().map(Known::label).distinct().toList();
	}

	/**
	 * How that value may stand in the record, as {@link CatalogueFile#spelling} writes
	 * it.
	 */
	public List<String> spellings(String field, String value) {
		return Part.ofField(field)
			.flatMap((part) -> this.live.get().find(part, value))
			.map(Entry::spellings)
			.orElseGet(() -> List.of(CatalogueFile.spelling(value)));
	}

	/**
	 * Something of the catalogue.
	 *
	 * @param label in the reader's language
	 * @param retired whether it is named for old cases only, and offered no more
	 * @param modules of a product
	 */
	public record Known(String key, String label, boolean retired, List<Known> modules) {

	}

}
