/**
 * Who of the staff hears of what, and how: by the table of process owners and what each
 * person wants. What can wait is told once a day.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Notices", allowedDependencies = { "consolidation",
		"feedback", "figures", "process", "notification", "deadlines", "teamwork", "security", "words" })
package feedbackloop.notices;
