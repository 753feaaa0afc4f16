// When a task is done, the next one of the list opens: the one that stood after it, else the first. Tasks on which
// others work are passed over.
import { openTask } from './tasklist.js';

export default {
  id: 'feedback-loop-next-task',
  pluginPoint: 'tasklist.task.action',
  priority: 200,
  render: (node, api, scope) => {
    const tasklist = scope.taskData.newChild(scope);
    let filter;
    let list = [];
    let open;
    let done;
    let chosen;

    const isFree = task => task.id !== done.id && [null, scope.$root.authentication.name].includes(task.assignee);

    const openNext = () => {
      if (list.some(task => task.id === done.id)) {
        // It was left, as by Back, and is not done.
        return;
      }
      const free = list.filter(isFree);
      const next = done.following.map(id => free.find(task => task.id === id)).find(Boolean) || free[0];
      done = undefined;
      if (next) {
        chosen = next.id;
        openTask(chosen);
      }
    };

    const focusOnClaim = () => {
      const claim = document.querySelector('[cam-tasklist-task-meta] button.claim');
      if (claim) {
        claim.focus();
      }
    };

    tasklist.observe('currentFilter', current => {
      filter = current && current.id;
      if (open && !open.filter) {
        // After a reload the task may be known before its list.
        open.filter = filter;
      }
    });
    tasklist.observe('taskList', answer => {
      list = (answer && answer._embedded && answer._embedded.task) || [];
      if (done) {
        openNext();
      }
    });
    scope.$watch('task.id', (id, before) => {
      if (id) {
        if (id === chosen) {
          setTimeout(focusOnClaim);
        }
        open = { id, filter };
        done = undefined;
      } else if (before && open && open.filter === filter) {
        // It was not left for another filter, so it is done or gone.
        const ids = list.map(task => task.id);
        done = { id: before, following: ids.slice(ids.indexOf(before) + 1) };
      }
    });
  }
};
