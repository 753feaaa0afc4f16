package feedbackloop.teamwork;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Somebody whom a comment on a case may mention: a colleague or a whole team.
 *
 * @param id what stands behind the @
 * @param name of the person or the team
 * @param about the teams of a person, and that the person is absent; empty for a team
 */
@Schema(name = "Mentionable")
record Mentionable(String id, String name, String about) {

}
