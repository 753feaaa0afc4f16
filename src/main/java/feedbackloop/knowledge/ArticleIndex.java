package feedbackloop.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.knowledge.ReadableArticle.Text;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds articles by a few words: in Chinese by pairs of neighbouring characters, in
 * English by words without their endings. Made once and never changed; may be used by
 * many threads.
 */
final class ArticleIndex {

	private static final String PLACE = "place";

	private static final String TITLE = "title";

	private static final String BODY = "body";

	/** A word in the title says more than one in the text. */
	private static final float WEIGHT_OF_TITLE = 3;

	/** A description may be long; by so many of its terms articles are looked for. */
	private static final int MOST_TERMS = 64;

	/** A text that is like a description shares so many terms with it. */
	private static final int LEAST_IN_COMMON = 3;

	/** Pairs of characters that are in many texts, whatever they are about. */
	private static final Set<String> SAY_NOTHING = Set.of("怎么", "么办", "如何", "为什", "什么", "可以", "没有", "不能", "我们", "你们",
			"请问", "问题", "一个", "这个", "时候", "一直", "已经");

	private static final Analyzer WRITTEN = new Terms(true);

	private static final Analyzer ASKED = new Terms(false);

	private final List<ReadableArticle> articles;

	private final IndexSearcher searcher;

	ArticleIndex(List<ReadableArticle> articles) {
		this.articles = articles;
		try {
			ByteBuffersDirectory directory = new ByteBuffersDirectory();
			try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(WRITTEN))) {
				for (int place = 0; place < articles.size(); place++) {
					writer.addDocument(document(place, articles.get(place)));
				}
			}
			this.searcher = new IndexSearcher(DirectoryReader.open(directory));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Document document(int place, ReadableArticle article) {
		Document document = new Document();
		document.add(new StoredField(PLACE, place));
		Stream.of(article.chinese(), article.english()).filter(Objects::nonNull).forEach((Text text) -> {
			document.add(new TextField(TITLE, text.title(), Field.Store.NO));
			document.add(new TextField(BODY, text.body(), Field.Store.NO));
		});
		return document;
	}

	/**
	 * The articles that have at least half of these words, the best first.
	 */
	List<ReadableArticle> found(String words) {
		Set<String> terms = terms(words);
		return found(anywhere(terms, (terms.size() + 1) / 2));
	}

	/**
	 * The articles that are about what somebody describes, the best first. Their title
	 * says some of it.
	 */
	List<ReadableArticle> like(String description) {
		Set<String> terms = terms(description);
		BooleanQuery.Builder inTitle = new BooleanQuery.Builder();
		terms.forEach((term) -> inTitle.add(new TermQuery(new Term(TITLE, term)), Occur.SHOULD));
		return found(new BooleanQuery.Builder().add(inTitle.build(), Occur.FILTER)
			.add(anywhere(terms, Math.min(LEAST_IN_COMMON, terms.size())), Occur.MUST)
			.build());
	}

	private List<ReadableArticle> found(Query query) {
		try {
			List<ReadableArticle> found = new ArrayList<>();
			for (ScoreDoc hit : this.searcher.search(query, Math.max(this.articles.size(), 1)).scoreDocs) {
				int place = this.searcher.storedFields().document(hit.doc).getField(PLACE).numericValue().intValue();
				found.add(this.articles.get(place));
			}
			return found;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Query anywhere(Set<String> terms, int least) {
		BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
		terms.forEach((term) -> query.add(anywhere(term), Occur.SHOULD));
		return query.build();
	}

	private static DisjunctionMaxQuery anywhere(String term) {
		return new DisjunctionMaxQuery(List.of(new BoostQuery(new TermQuery(new Term(TITLE, term)), WEIGHT_OF_TITLE),
				new TermQuery(new Term(BODY, term))), 0);
	}

	private static Set<String> terms(String words) {
		Set<String> terms = new LinkedHashSet<>();
		try (TokenStream stream = ASKED.tokenStream(BODY, words)) {
			CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
			stream.reset();
			while (terms.size() < MOST_TERMS && stream.incrementToken()) {
				terms.add(term.toString());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		terms.removeAll(SAY_NOTHING);
		return terms;
	}

	/** Takes a text apart into terms. */
	private static final class Terms extends Analyzer {

		/** Whether single Chinese characters are found, too. */
		private final boolean characters;

		private Terms(boolean characters) {
			this.characters = characters;
		}

		@Override
		protected TokenStreamComponents createComponents(String field) {
			Tokenizer words = new StandardTokenizer();
			TokenStream terms = new LowerCaseFilter(new CJKWidthFilter(words));
			terms = new StopFilter(terms, EnglishAnalyzer.getDefaultStopSet());
			terms = new CJKBigramFilter(new PorterStemFilter(terms), CJKBigramFilter.HAN, this.characters);
			return new TokenStreamComponents(words, terms);
		}

	}

}
