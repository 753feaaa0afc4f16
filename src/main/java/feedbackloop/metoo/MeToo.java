package feedbackloop.metoo;

/**
 * Somebody who wants to hear when a known problem is solved.
 *
 * @param title of the article about it, in the language of the person
 * @param confirmed whether the mail address is known to be theirs
 * @param told whether they have heard of the end
 */
record MeToo(long id, long contactId, long articleId, String language, String title, boolean confirmed, boolean told) {

}
