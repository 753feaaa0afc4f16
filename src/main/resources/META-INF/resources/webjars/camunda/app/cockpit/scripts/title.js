// Cockpit names its first page before it has its labels, and would show the key of the name for good.
import words from '../../tasklist/scripts/words.js';

const key = 'DASHBOARD_DASHBOARD';
const title = document.querySelector('title');

new MutationObserver(() => {
  if (title.textContent.includes(key)) {
    title.textContent = title.textContent.replace(key, words('app.dashboard'));
  }
}).observe(title, { childList: true });

export default [];
