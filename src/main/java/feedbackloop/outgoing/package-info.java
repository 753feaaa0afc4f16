/**
 * What is told to programs and group chats of the company over HTTP: their addresses,
 * signatures and manners of speech.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Outgoing", allowedDependencies = {})
package feedbackloop.outgoing;
