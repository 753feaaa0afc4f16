// Tasklist misses that a task was chosen while it was reading another one anew, and goes on showing that one. Here it
// is told again.
import { service } from './tasklist.js';

export default {
  id: 'feedback-loop-chosen-task',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const tasklist = scope.taskData.newChild(scope);
    tasklist.observe('task', task => {
      const chosen = service('$location').search().task;
      if (task && chosen && chosen !== task.id) {
        tasklist.set('taskId', { taskId: chosen });
      }
    });
  }
};
