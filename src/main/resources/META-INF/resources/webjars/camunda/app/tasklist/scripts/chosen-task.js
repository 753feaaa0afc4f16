// Tasklist misses that a task was chosen while it was reading another one anew. It goes on showing that one, or none. Here
// it is told again.
import { service } from './tasklist.js';

const SOON = 1000;

// A task that is gone is not asked for without end.
const MOST_TIMES = 5;

const chosen = () => service('$location').search().task;

const open = (tasklist, taskId) => tasklist.set('taskId', { taskId });

let before;
let times = 0;

const openIfNoneIsShown = () => {
  const lists = document.querySelector('[cam-tasks]');
  const task = lists && chosen();
  const isMissing = task && task === before && !document.querySelector('.task-card');
  before = task;
  times = isMissing ? times + 1 : 0;
  if (isMissing && times <= MOST_TIMES) {
    const scope = window.angular.element(lists).isolateScope();
    scope.$applyAsync(() => open(scope.tasklistData, task));
  }
};

setInterval(openIfNoneIsShown, SOON);

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
