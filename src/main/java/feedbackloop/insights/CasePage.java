package feedbackloop.insights;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One page of the list of cases.
 *
 * @param page from 0
 * @param total how many there are on all pages
 */
@Schema(name = "CasePage")
record CasePage(List<CaseRow> items, int page, int size, long total) {

}
