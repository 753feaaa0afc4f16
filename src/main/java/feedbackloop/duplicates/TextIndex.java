package feedbackloop.duplicates;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;

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

	/**
	 * Of a long text its most telling terms are compared, so that it is found in time.
	 */
	private static final int MOST_TERMS = 40;

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
			this.writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(this.analyzer));
			this.searchers = new SearcherManager(this.writer, new SearcherFactory());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
	 * The texts most like the one of that number, the most alike first; itself is not
	 * among them.
	 * @param count at most so many
	 */
	List<Match> like(String number, String text, int count) {
		try {
			IndexSearcher searcher = this.searchers.acquire();
			try {
				return like(searcher, number, query(text, searcher.getIndexReader()), count);
			}
			finally {
				this.searchers.release(searcher);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Match> like(IndexSearcher searcher, String number, Query query, int count) throws IOException {
		Query itself = new TermQuery(new Term(NUMBER, number));
		TopDocs others = searcher
			.search(new BooleanQuery.Builder().add(query, Occur.MUST).add(itself, Occur.MUST_NOT).build(), count);
		if (others.scoreDocs.length == 0) {
			return List.of();
		}
		TopDocs same = searcher
			.search(new BooleanQuery.Builder().add(query, Occur.MUST).add(itself, Occur.FILTER).build(), 1);
		float full = others.scoreDocs[0].score;
		if (same.scoreDocs.length > 0) {
			full = Math.max(full, same.scoreDocs[0].score);
		}
		List<Match> matches = new ArrayList<>();
		for (ScoreDoc found : others.scoreDocs) {
			matches
				.add(new Match(searcher.storedFields().document(found.doc).get(NUMBER), found.score / (double) full));
		}
		return matches;
	}

	private Query query(String text, IndexReader texts) throws IOException {
		BooleanQuery.Builder query = new BooleanQuery.Builder();
		for (Map.Entry<String, Float> term : mostTelling(weights(text), texts)) {
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
				boolean pair = Character.codePointCount(term, 0, term.length()) > 1;
				weights.merge(term.toString(), pair ? WEIGHT_OF_A_PAIR : 1f, Float::sum);
			}
			terms.end();
		}
		return weights;
	}

	private static List<Map.Entry<String, Float>> mostTelling(Map<String, Float> weights, IndexReader texts)
			throws IOException {
		List<Map.Entry<String, Float>> terms = new ArrayList<>(weights.entrySet());
		if (terms.size() <= MOST_TERMS) {
			return terms;
		}
		Map<String, Double> telling = new HashMap<>();
		for (Map.Entry<String, Float> term : terms) {
			int frequency = texts.docFreq(new Term(TEXT, term.getKey()));
			telling.put(term.getKey(), term.getValue() * Math.log((texts.numDocs() + 1.0) / (frequency + 0.5)));
		}
		terms.sort((one, other) -> Double.compare(telling.get(other.getKey()), telling.get(one.getKey())));
		return terms.subList(0, MOST_TERMS);
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
	 * A text that is like the one asked for.
	 *
	 * @param likeness 0 to 1, where 1 is the same text
	 */
	record Match(String number, double likeness) {

	}

}
