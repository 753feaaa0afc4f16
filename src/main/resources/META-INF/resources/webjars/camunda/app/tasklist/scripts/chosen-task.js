// Tasklist misses that a task was chosen while it was reading another one anew. It goes on showing that one, or none. Here
// it is told again.
import { service } from './tasklist.js';

const SOON = 1000;

const chosen = () => service('$location').search().task;

const open = (tasklist, taskId) => tasklist.set('taskId', { taskId });

const openIfNoneIsShown = () => {
  const lists = document.querySelector('[cam-tasks]');
  if (lists && chosen() && !document.querySelector('.task-card')) {
    const scope = window.angular.element(lists).isolateScope();
    scope.$applyAsync(() => open(scope.tasklistData, chosen()));
  }
};

let timer;

window.addEventListener('hashchange', () => {
  clearTimeout(timer);
  timer = setTimeout(openIfNoneIsShown, SOON);
});

export default {
  id: 'feedback-loop-chosen-task',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, api, scope) => {
    const tasklist = scope.taskData.newChild(scope);
    tasklist.observe('task', task => {
      if (task && chosen() && chosen() !== task.id) {
        open(tasklist, chosen());
      }
    });
  }
};
