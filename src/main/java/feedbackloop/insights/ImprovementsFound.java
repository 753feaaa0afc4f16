package feedbackloop.insights;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One page of the list of improvements.
 *
 * @param page from 0
 * @param more whether there is a next page
 */
@Schema(name = "ImprovementPage")
record ImprovementsFound(List<ImprovementRow> items, int page, int size, boolean more) {

}
