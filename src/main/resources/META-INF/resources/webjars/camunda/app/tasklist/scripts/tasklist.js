// What several of our scripts do with Tasklist itself.
export const service = name => window.angular.element(document.body).injector().get(name);

// Opens a task, or none, and keeps the filter that is open.
export const openTask = taskId => {
  service('$rootScope').$applyAsync(() => service('$location').search('task', taskId));
};

export const element = (name, className, text) => {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text || '';
  return made;
};

// The scope around that one which has the property itself.
export const owner = (scope, name) => {
  while (scope && !Object.prototype.hasOwnProperty.call(scope, name)) {
    scope = scope.$parent;
  }
  return scope;
};
