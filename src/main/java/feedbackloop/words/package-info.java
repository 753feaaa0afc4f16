/**
 * How the house speaks: sentences in the reader's language, both halves of bilingual
 * texts, and times in one zone and form. A ground floor that anybody may use.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Words", allowedDependencies = {})
package feedbackloop.words;
