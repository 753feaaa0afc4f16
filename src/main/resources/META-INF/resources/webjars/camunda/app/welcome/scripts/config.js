import words from '../../tasklist/scripts/words.js';

export default {
  app: {
    vendor: words('反馈闭环 ·', 'Feedback Loop ·'),
    name: words('欢迎', 'Welcome')
  },
  locales: {
    availableLocales: ['en', 'zh'],
    fallbackLocale: words('zh', 'en')
  },
  disableWelcomeMessage: true,
  customScripts: ['../tasklist/scripts/sign-in', '../tasklist/scripts/header-links']
};
