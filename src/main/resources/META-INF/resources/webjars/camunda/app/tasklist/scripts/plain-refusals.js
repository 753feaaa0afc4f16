// Of a refusal people read our sentence only, without what engine-rest puts before it.
import { service } from './tasklist.js';

const PREFIX = /^Cannot (submit task form|complete task) [\w-]+: /;

export default {
  id: 'feedback-loop-plain-refusals',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  render: () => {
    const shown = service('Notifications');
    const add = shown.add;
    shown.add = notification =>
      add.call(shown, Object.assign(notification, { message: (notification.message || '').replace(PREFIX, '') }));
  }
};
