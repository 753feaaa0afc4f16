package feedbackloop.models.rehearse;

/**
 * Who plays in one rehearsal.
 *
 * @param opening plays what the walk needs to stand already
 */
record Players(Cast cast, Opening opening, Walk walk) {

}
