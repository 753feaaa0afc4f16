// The ways from the web apps' header to our own pages.
import words from './words.js';

const LINKS = [
  ['/tasks', words('header.desk')],
  ['/cases', words('header.cases')],
  ['/intake', words('header.intake')],
  ['/rules', words('header.rules')],
  ['/help', words('header.help')]
];

const nav = document.createElement('nav');
nav.className = 'our-pages';
nav.setAttribute('aria-label', words('header.pages'));

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
