// Once a row of a list in a form is edited, form-js keeps an empty entry among its errors. Tasklist then takes the form
// for invalid, and "Complete" stays disabled for good. This takes the mark away when no field shows an error. Completing
// checks every field anew.
const owner = (scope, name) => {
  while (scope && !Object.prototype.hasOwnProperty.call(scope, name)) {
    scope = scope.$parent;
  }
  return scope;
};

const unmark = () => {
  const form = document.querySelector('.fjs-container');
  if (!form || form.querySelector('.fjs-has-errors, .fjs-form-field-error')) {
    return false;
  }
  const task = owner(window.angular.element(form).scope(), '$invalid');
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
