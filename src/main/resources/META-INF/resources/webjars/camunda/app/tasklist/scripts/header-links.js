// The ways from the web apps' header to our own pages.
import words from './words.js';

const LINKS = [
  ['/cases', words('案件查询', 'Cases')],
  ['/intake', words('录入反馈', 'Record feedback')],
  ['/rules', words('规则', 'Rules')],
  ['/help', words('帮助', 'Help')]
];

const nav = document.createElement('nav');
nav.className = 'our-pages';
nav.setAttribute('aria-label', words('反馈闭环的页面', 'Pages of Feedback Loop'));

LINKS.forEach(([href, text]) => {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  nav.append(link);
});

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
