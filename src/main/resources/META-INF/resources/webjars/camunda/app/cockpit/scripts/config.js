// Cockpit shows nothing at all when one of its custom scripts is missing or fails. There is one, then, and it is named
// only if it loads; it brings the others, each for itself.
const given = (path, otherwise) =>
  import(path).catch(problem => {
    console.error(problem);
    return otherwise;
  });

const { default: words, language } = await given('../../tasklist/scripts/words.js', {
  default: key => key,
  language: 'zh'
});
// The very address that Cockpit will ask for, so that the script runs once.
const plugins = await given(`./plugins.js?bust=${window.bust}`, null);

export default {
  app: {
    vendor: words('app.vendor'),
    name: words('app.cockpit')
  },
  locales: {
    availableLocales: ['en', 'zh'],
    fallbackLocale: language
  },
  disableWelcomeMessage: true,
  customScripts: plugins ? ['scripts/plugins'] : []
};
