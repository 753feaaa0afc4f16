package feedbackloop.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How a file is read and what its columns are, as a person said. Kept for the next file
 * of the same source.
 *
 * @param format how it is read
 * @param source what it comes from, as people call it; null as long as nobody said
 * @param channel by which its customers gave it; null as long as nobody said
 * @param language zh-CN or en, in which customers are written to
 * @param columns what each column is, by its heading; others are left out
 * @param same what is the same in all rows, by field
 */
record ImportPlan(Format format, String source, String channel, String language, Map<String, String> columns,
		Map<String, String> same) {

	/** The column that tells one row from all others of its source. */
	static final String KEY = "key";

	/** All columns of these fields are taken, one below the other. */
	static final String JOINED = "description";

	ImportPlan {
		columns = Collections.unmodifiableMap(new LinkedHashMap<>((columns != null) ? columns : Map.of()));
		same = Collections.unmodifiableMap(new LinkedHashMap<>((same != null) ? same : Map.of()));
	}

	/**
	 * Whether rows can be made of it.
	 */
	@JsonIgnore
	boolean isComplete() {
		return this.source != null && this.channel != null && this.columns.containsValue(JOINED);
	}

	/**
	 * The same for another file, which is read its own way; days are written as before.
	 */
	ImportPlan withFormat(Format other) {
		Format format = new Format(other.encoding(), other.separator(), other.sheet(), other.heading(),
				this.format.days());
		return new ImportPlan(format, this.source, this.channel, this.language, this.columns, this.same);
	}

	/**
	 * How the bytes of a file become rows.
	 *
	 * @param encoding name of a character set; null for a workbook
	 * @param separator what stands between cells; null for a workbook
	 * @param sheet which sheet of a workbook, from 0
	 * @param heading which row has the headings, from 1; 0 for none
	 * @param days in which order days are written: yearFirst, dayFirst or monthFirst
	 */
	record Format(String encoding, String separator, int sheet, int heading, String days) {

		static final String YEAR_FIRST = "yearFirst";

		Format withoutHeadings() {
			return new Format(this.encoding, this.separator, this.sheet, 0, this.days);
		}

	}

}
