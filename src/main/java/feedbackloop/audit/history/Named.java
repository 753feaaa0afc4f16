package feedbackloop.audit.history;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A key of the record with its word in the reader's language.
 */
@Schema(name = "HistoryWord")
record Named(String key, String text) {

}
