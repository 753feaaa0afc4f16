package feedbackloop.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

import org.springframework.core.io.ClassPathResource;

/**
 * Reads a page of a work list along its order, and counts no further than asked. The
 * engine itself reads, compares and sorts every open task for that.
 */
class TaskLists extends TaskManager {

	private static final String STATEMENTS = "engine/task-lists.xml";

	@Override
	public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
		if (!isInOrderOfTasks(query)) {
			return super.findTasksByQueryCriteria(query);
		}
		configureQuery(query);
		return selectTasks(query);
	}

	@SuppressWarnings("unchecked")
	private List<Task> selectTasks(TaskQueryImpl query) {
		return getDbEntityManager().selectList("selectTasksInOrder", query);
	}

	/** Whether it is ordered by nothing that stands beside the task. */
	private static boolean isInOrderOfTasks(TaskQueryImpl query) {
		return !query.isTaskNameCaseInsensitive() && query.getOrderingProperties()
			.stream()
			.allMatch((property) -> property.getRelation() == null && property.isContainedProperty());
	}

	/** Up to the number of results that the query wants at most. */
	@Override
	public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
		if (query.getMaxResults() == Integer.MAX_VALUE) {
			return super.findTaskCountByQueryCriteria(query);
		}
		configureQuery(query);
		return (Long) getDbEntityManager().selectOne("countTasksUpTo", query);
	}

	/** Lets the engine know our statements. */
	static void addStatements(ProcessEngineConfigurationImpl engine) {
		Configuration statements = engine.getSqlSessionFactory().getConfiguration();
		try (InputStream file = new ClassPathResource(STATEMENTS).getInputStream()) {
			new XMLMapperBuilder(file, statements, STATEMENTS, statements.getSqlFragments()).parse();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Gives this one to the engine wherever it asks for its own.
	 */
	static final class Factory implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return TaskManager.class;
		}

		@Override
		public Session openSession() {
			return new TaskLists();
		}

	}

}
