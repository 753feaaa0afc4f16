package feedbackloop.catalogue;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.process.ReadableFile;

import org.springframework.stereotype.Component;

/**
 * What the catalogue must be like before it goes live.
 */
@Component
class CatalogueContract extends ReadableFile {

	CatalogueContract() {
		super(CatalogueFile.NAME, CatalogueFile::read);
	}

}
