// Tasklist may draw its list before it has its labels, and would show their keys for good. Then it is drawn anew.
import { service } from './tasklist.js';

export default {
  id: 'feedback-loop-labels',
  pluginPoint: 'tasklist.task.action',
  priority: 100,
  render: () => {
    const translate = service('$translate');
    if (!translate.isReady()) {
      translate.onReady(() => service('$route').reload());
    }
  }
};
