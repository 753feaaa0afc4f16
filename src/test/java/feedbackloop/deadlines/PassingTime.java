package feedbackloop.deadlines;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets time pass for one process: its timers fire and its clocks remind, and nobody
 * else's.
 */
public final class PassingTime {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private final ManagementService jobs;

	private final Reminders reminders;

	private final JdbcClient database;

	public PassingTime(ApplicationContext application) {
		this.jobs = application.getBean(ManagementService.class);
		this.reminders = application.getBean(Reminders.class);
		this.database = application.getBean(JdbcClient.class);
	}

	public static void at(String time) {
		ClockUtil.setCurrentTime(time(time));
	}

	public static Date time(String time) {
		return Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant());
	}

	/**
	 * What is due by then happens.
	 */
	public void until(String instance, String time) {
		at(time);
		fire(instance);
		remind(instance);
	}

	/**
	 * Its timers fire that are due, in their order.
	 */
	void fire(String instance) {
		this.jobs.createJobQuery()
			.processInstanceId(instance)
			.timers()
			.executable()
			.duedateLowerThan(new Date(ClockUtil.getCurrentTime().getTime() + 1))
			.list()
			.stream()
			.sorted(Comparator.comparing(Job::getDuedate))
			.forEach((job) -> {
				if (this.jobs.createJobQuery().jobId(job.getId()).count() > 0) {
					this.jobs.executeJob(job.getId());
				}
			});
	}

	/**
	 * Its clocks remind of what they have come to.
	 */
	void remind(String instance) {
		due(instance).forEach(this.reminders::look);
	}

	/**
	 * Its clocks that are to be looked at.
	 */
	List<Long> due(String instance) {
		List<Long> clocks = this.database
			.sql("select c.id from clock c join act_ru_execution e on e.business_key_ = c.business_key where e.id_ = ?")
			.param(instance)
			.query(Long.class)
			.list();
		return this.reminders.due(Integer.MAX_VALUE).stream().filter(clocks::contains).toList();
	}

}
