// Cockpit shows nothing at all when one of its custom scripts is missing or fails. There is one, then, and it is named
// only if it loads; it brings the others, each for itself.
const given = (path, otherwise) =>
  import(path).then(
    module => module.default,
    problem => {
      console.error(problem);
      return otherwise;
    }
  );

const words = await given('../../tasklist/scripts/words.js', zh => zh);
// The very address that Cockpit will ask for, so that the script runs once.
const plugins = await given(`./plugins.js?bust=${window.bust}`, null);

export default {
  app: {
    vendor: words('反馈闭环 ·', 'Feedback Loop ·'),
    name: words('流程监控', 'Cockpit')
  },
  locales: {
    availableLocales: ['en', 'zh'],
    fallbackLocale: words('zh', 'en')
  },
  disableWelcomeMessage: true,
  customScripts: plugins ? ['scripts/plugins'] : []
};
