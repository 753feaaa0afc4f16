// Chinese, or English for a browser whose first language is English: the same choice as the labels of the web apps.
const first = (navigator.languages[0] || navigator.language || '').toLowerCase();

export default (zh, en) => (first.split('-')[0] === 'en' ? en : zh);
