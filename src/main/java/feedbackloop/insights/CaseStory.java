package feedbackloop.insights;

/**
 * A case as it stands and how it came there.
 */
record CaseStory(CaseFile file, Trail trail) {

}
