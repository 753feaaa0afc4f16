// The ways from the web apps' header to our own pages.
import words from './words.js';

const LINKS = [
  ['/cases', words('案件查询', 'Cases')],
  ['/intake', words('录入反馈', 'Record feedback')],
  ['/help', words('帮助', 'Help')]
];

const nav = document.createElement('nav');
nav.className = 'our-pages';
nav.setAttribute('aria-label', words('反馈闭环的页面', 'Pages of Feedback Loop'));

const add = ([href, text]) => {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  nav.append(link);
};

LINKS.forEach(add);

// Those who may open Cockpit are those who may look at the rules. Nothing waits for the answer.
const addRules = async () => {
  const answer = await fetch(`${document.querySelector('base').getAttribute('admin-api')}auth/user/default`);
  if (answer.ok && (await answer.json()).authorizedApps.includes('cockpit')) {
    add(['/rules', words('规则', 'Rules')]);
  }
};
addRules();

// The header is drawn after this script has run.
const drawn = new MutationObserver(() => {
  const brand = document.querySelector('[cam-widget-header] .navbar-header');
  if (brand) {
    drawn.disconnect();
    brand.after(nav);
  }
});
drawn.observe(document.documentElement, { childList: true, subtree: true });

export default [];
