import words, { language } from '../../tasklist/scripts/words.js';

export default {
  app: {
    vendor: words('app.vendor'),
    name: words('app.welcome')
  },
  locales: {
    availableLocales: ['en', 'zh'],
    fallbackLocale: language
  },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/sign-in', '../tasklist/scripts/header-links']
};
