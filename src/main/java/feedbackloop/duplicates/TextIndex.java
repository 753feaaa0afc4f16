package feedbackloop.duplicates;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Finds texts that share characters and pairs of characters, rare ones counting more
 * (BM25). Kept in the memory of this node only. May be used by many threads.
 */
final class TextIndex implements Closeable {

	private static final String NUMBER = "number";

	private static final String TEXT = "text";

	/**
	 * A pair holds its two characters, which count already. Measured: pairs that count as
	 * much as characters find fewer duplicates.
	 */
	private static final float WEIGHT_OF_A_PAIR = 0.25f;

	/** By its most telling terms a text is looked for, because common ones take long. */
	private static final int LOOKED_FOR = 12;

	/** By so many terms what was found is compared. */
	private static final int COMPARED = 64;

	private static final Sort HIGHEST_FIRST = new Sort(new SortField(NUMBER, SortField.Type.STRING, true));

	private static final FieldType COUNTED = new FieldType();

	static {
		COUNTED.setTokenized(true);
		COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
		COUNTED.freeze();
	}

	private final Analyzer analyzer = new CharactersAndPairs();

	private final IndexWriter writer;

	private final SearcherManager searchers;

	TextIndex() {
		try {
			this.writer = new IndexWriter(new ByteBuffersDirectory(),
					new IndexWriterConfig(this.analyzer).setMergePolicy(fewSegments()));
			this.searchers = new SearcherManager(this.writer, new SearcherFactory());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Each term is looked up in each segment, and there is far more to find than to add.
	 */
	private static MergePolicy fewSegments() {
		return new TieredMergePolicy().setSegmentsPerTier(2);
	}

	/**
	 * Takes in these texts, each under its number, or replaces them; they are found from
	 * now on.
	 */
	void put(Map<String, String> texts) {
		try {
			for (Map.Entry<String, String> text : texts.entrySet()) {
				Document document = new Document();
				document.add(new StringField(NUMBER, text.getKey(), Field.Store.YES));
				document.add(new SortedDocValuesField(NUMBER, new BytesRef(text.getKey())));
				document.add(new Field(TEXT, text.getValue(), COUNTED));
				this.writer.updateDocument(new Term(NUMBER, text.getKey()), document);
			}
			this.searchers.maybeRefreshBlocking();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Forgets the texts of these numbers, of which nothing is left in memory.
	 */
	void remove(Collection<String> numbers) {
		try {
			this.writer
				.deleteDocuments(numbers.stream().map((number) -> new Term(NUMBER, number)).toArray(Term[]::new));
			this.writer.forceMergeDeletes();
			this.searchers.maybeRefreshBlocking();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The texts most like the one of that number, the most alike first; itself is not
	 * among them.
	 * @param count at most so many
	 */
	List<Match> like(String number, String text, int count) {
		try {
			IndexSearcher searcher = this.searchers.acquire();
			try {
				return like(searcher, number, mostTelling(text, searcher.getIndexReader()), count);
			}
			finally {
				this.searchers.release(searcher);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Match> like(IndexSearcher searcher, String number, List<Map.Entry<String, Float>> terms,
			int count) throws IOException {
		TopDocs found = searcher.search(query(terms, LOOKED_FOR), count + 1);
		if (found.scoreDocs.length == 0) {
			return List.of();
		}
		TopDocs compared = new WholeText(query(terms, COMPARED)).rescore(searcher, found, count + 1);
		Map<String, Float> scores = new LinkedHashMap<>();
		for (ScoreDoc text : compared.scoreDocs) {
			scores.put(searcher.storedFields().document(text.doc).get(NUMBER), text.score);
		}
		float full = Math.max(scores.getOrDefault(number, 0f), compared.scoreDocs[0].score);
		scores.remove(number);
		return scores.entrySet()
			.stream()
			.limit(count)
			.map((text) -> new Match(text.getKey(), text.getValue() / (double) full))
			.toList();
	}

	private static Query query(List<Map.Entry<String, Float>> terms, int most) {
		BooleanQuery.Builder query = new BooleanQuery.Builder();
		for (Map.Entry<String, Float> term : terms.subList(0, Math.min(most, terms.size()))) {
			query.add(new BoostQuery(new TermQuery(new Term(TEXT, term.getKey())), term.getValue()), Occur.SHOULD);
		}
		return query.build();
	}

	private Map<String, Float> weights(String text) throws IOException {
		Map<String, Float> weights = new HashMap<>();
		try (TokenStream terms = this.analyzer.tokenStream(TEXT, text)) {
			CharTermAttribute term = terms.addAttribute(CharTermAttribute.class);
			terms.reset();
			while (terms.incrementToken()) {
				weights.merge(term.toString(), isPair(term) ? WEIGHT_OF_A_PAIR : 1f, Float::sum);
			}
			terms.end();
		}
		return weights;
	}

	private List<Map.Entry<String, Float>> mostTelling(String text, IndexReader texts) throws IOException {
		Map<String, Float> weights = weights(text);
		Map<String, Double> telling = new HashMap<>();
		for (Map.Entry<String, Float> term : weights.entrySet()) {
			int frequency = texts.docFreq(new Term(TEXT, term.getKey()));
			telling.put(term.getKey(), term.getValue() * Math.log((texts.numDocs() + 1.0) / (frequency + 0.5)));
		}
		List<Map.Entry<String, Float>> terms = new ArrayList<>(weights.entrySet());
		terms.sort((one, other) -> Double.compare(telling.get(other.getKey()), telling.get(one.getKey())));
		return terms;
	}

	/**
	 * The numbers of the texts that hold all of these words, the highest numbers first. A
	 * word is held where all its pairs of neighbouring characters are.
	 * @param words separated by white space
	 * @param count at most so many
	 */
	List<String> containing(String words, int count) {
		try {
			BooleanQuery.Builder query = new BooleanQuery.Builder();
			for (String word : words.strip().split("\\s+")) {
				weights(word).keySet()
					.stream()
					.filter((term) -> isPair(term) || !isPair(word))
					.forEach((term) -> query.add(new TermQuery(new Term(TEXT, term)), Occur.FILTER));
			}
			IndexSearcher searcher = this.searchers.acquire();
			try {
				TopDocs found = searcher.search(query.build(), count, HIGHEST_FIRST);
				return Stream.of(found.scoreDocs)
					.map((text) -> ((BytesRef) ((FieldDoc) text).fields[0]).utf8ToString())
					.toList();
			}
			finally {
				this.searchers.release(searcher);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isPair(CharSequence term) {
		return Character.codePointCount(term, 0, term.length()) > 1;
	}

	/**
	 * How many texts there are.
	 */
	int size() {
		return this.writer.getDocStats().numDocs;
	}

	@Override
	public void close() {
		try {
			this.searchers.close();
			this.writer.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Orders what was found by all compared terms alone.
	 */
	private static final class WholeText extends QueryRescorer {

		private WholeText(Query text) {
			super(text);
		}

		@Override
		protected float combine(float found, boolean matches, float compared) {
			return compared;
		}

	}

	/**
	 * A text that is like the one asked for.
	 *
	 * @param likeness 0 to 1, where 1 is the same text
	 */
	record Match(String number, double likeness) {

	}

}
