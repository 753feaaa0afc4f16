// The sentences of our scripts, from messages/scripts.properties: Chinese, or English for a browser whose first language
// is English, as the labels of the web apps. {0}, {1} … in a sentence are filled in.
const first = (navigator.languages[0] || navigator.language || '').toLowerCase();

export const language = first.split('-')[0] === 'en' ? 'en' : 'zh';

// The web apps start without them too: a key says more than an empty page.
const sentences = await fetch(new URL(`./sentences/${language}.json`, import.meta.url))
  .then((answer) => (answer.ok ? answer.json() : {}))
  .catch(() => ({}));

export default (key, ...values) => (sentences[key] || key).replace(/\{(\d)\}/g, (all, place) => values[place]);
