package feedbackloop.duplicates;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ngram.NGramTokenizer;

/**
 * Takes a text apart into its characters and its pairs of neighbouring characters.
 * Chinese has no spaces between words, and a list of words would not know the names of
 * our products; characters need no list, forgive typos and serve English as well. What
 * was masked is left out.
 */
final class CharactersAndPairs extends Analyzer {

	@Override
	protected TokenStreamComponents createComponents(String field) {
		Tokenizer characters = new NGramTokenizer(1, 2) {

			@Override
			protected boolean isTokenChar(int character) {
				return character != '*' && !Character.isWhitespace(character);
			}

		};
		return new TokenStreamComponents(characters, alike(characters));
	}

	/** Case and width say nothing: Ａｐｐ is app. */
	private static TokenStream alike(TokenStream characters) {
		return new LowerCaseFilter(new CJKWidthFilter(characters));
	}

}
