/**
 * What the files of process owners say, read in one place: XML within limits, decision
 * tables, processes and forms, and what is wrong in them. The ground floor of all
 * features; uses none of them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Notation", allowedDependencies = {})
package feedbackloop.notation;
