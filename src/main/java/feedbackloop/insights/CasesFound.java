package feedbackloop.insights;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One page of the list of cases. Nobody counts all of them.
 *
 * @param page from 0
 * @param more whether there is a next page
 * @param newestOnly whether more texts hold the words than were looked at. The list is
 * then made of the newest of them
 */
@Schema(name = "CasePage")
record CasesFound(List<CaseRow> items, int page, int size, boolean more, boolean newestOnly) {

}
