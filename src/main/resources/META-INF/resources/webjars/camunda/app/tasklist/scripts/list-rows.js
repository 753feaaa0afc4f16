// Tasklist disables "Complete" while form-js holds an error, and of an edited row of a list it holds an empty one for good.
// "Complete" stays alive here: it checks every field anew and says which ones are wrong.
import { owner } from './tasklist.js';

const unmark = () => {
  const form = document.querySelector('.fjs-container');
  const task = form && owner(window.angular.element(form).scope(), '$invalid');
  if (!task || !task.$invalid) {
    return false;
  }
  task.$invalid = false;
  return true;
};

export default {
  id: 'feedback-loop-list-rows',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: (node, { api }, scope) => {
    let unmarked = 0;
    scope.$watch(() => (unmark() ? ++unmarked : unmarked));
    // The form is drawn after Tasklist was told of its errors, and nothing tells Tasklist that it was.
    const drawn = new MutationObserver(() => unmark() && scope.$applyAsync());
    drawn.observe(document.querySelector('.task-details'), { subtree: true, childList: true, attributes: true });
    scope.$on('$destroy', () => drawn.disconnect());
  }
};
