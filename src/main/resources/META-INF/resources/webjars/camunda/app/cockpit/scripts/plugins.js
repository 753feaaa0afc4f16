// Brings our parts into Cockpit. A part that is missing, broken or fails while it is drawn costs nothing but itself. A
// notice says so.
const SCRIPTS = [
  '../../tasklist/scripts/sign-in.js',
  '../../tasklist/scripts/header-links.js',
  './title.js',
  './task-figures.js',
  './history/plugins.js'
];

const english = (navigator.languages[0] || '').toLowerCase().startsWith('en');

const NOTICE = english
  ? 'A part of Feedback Loop could not be loaded. Everything else works; reload the page, and tell the administrator if this stays: '
  : '反馈闭环的一部分没有加载成功，其余功能照常可用。请刷新页面；如果仍然出现，请告诉管理员：';

const notice = name => {
  const shown = document.createElement('p');
  shown.className = 'past-notice';
  shown.setAttribute('role', 'alert');
  shown.textContent = NOTICE + name;
  return shown;
};

const failed = (name, problem, place) => {
  console.error(problem);
  place.append(notice(name));
};

// What a plugin draws may take its time; what it throws, at once or later, ends in a notice where it would stand.
const guarded = plugin => ({
  ...plugin,
  render: (node, ...rest) => {
    const draw = async () => plugin.render(node, ...rest);
    draw().catch(problem => failed(plugin.id, problem, node));
  },
  unmount: () => {
    try {
      plugin.unmount?.();
    } catch (problem) {
      console.error(problem);
    }
  }
});

const load = async path => {
  try {
    return [(await import(path)).default ?? []].flat();
  } catch (problem) {
    failed(path.split('/').pop(), problem, document.body);
    return [];
  }
};

const loaded = await Promise.all(SCRIPTS.map(load));

export default loaded.flat().map(guarded);
