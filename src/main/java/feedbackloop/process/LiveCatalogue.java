package feedbackloop.process;

import java.util.function.Supplier;

import feedbackloop.notation.CatalogueFile;

import org.springframework.stereotype.Component;

/**
 * The catalogue of {@code processes/catalogue.yaml}, as it is live; empty without the
 * file.
 */
@Component
public class LiveCatalogue {

	private final Supplier<CatalogueFile> live;

	LiveCatalogue(ModelFiles files) {
		this.live = files.kept(() -> files.list("processes", ".yaml").contains(CatalogueFile.NAME)
				? CatalogueFile.read(files.read(CatalogueFile.NAME)) : CatalogueFile.NONE);
	}

	public CatalogueFile get() {
		return this.live.get();
	}

}
